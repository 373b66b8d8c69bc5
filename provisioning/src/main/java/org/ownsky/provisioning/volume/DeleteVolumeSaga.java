package org.ownsky.provisioning.volume;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Removes a volume's bytes, and frees its quota once the backend confirms. */
@Component
class DeleteVolumeSaga implements Saga<VolumeJob> {
    static final String TYPE = "delete-volume";

    private final VolumeFiles files;
    private final VolumeOutcomes outcomes;

    DeleteVolumeSaga(VolumeFiles files, VolumeOutcomes outcomes) {
        this.files = files;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<VolumeJob> inputType() {
        return VolumeJob.class;
    }

    @Override
    public List<SagaStep<VolumeJob>> steps() {
        return List.of(
                new VolumeRemoval("delete-volume", files::delete),
                new VolumeRemoval("confirm-absence", files::confirmAbsence));
    }

    @Override
    public void succeeded(SagaContext<VolumeJob> context) {
        outcomes.deleted(context, context.input().volume());
    }

    @Override
    public void failed(SagaContext<VolumeJob> context, String reason) {
        outcomes.notDeleted(context, context.input().volume(), reason);
    }
}
