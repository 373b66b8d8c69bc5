package org.ownsky.provisioning.volume;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.stereotype.Component;

/** Takes a volume from a guest, once that lets go of it. */
@Component
class DetachVolumeSaga implements Saga<DetachJob> {
    static final String TYPE = "detach-volume";

    private final Attachments attachments;
    private final VolumeOutcomes outcomes;

    DetachVolumeSaga(Attachments attachments, VolumeOutcomes outcomes) {
        this.attachments = attachments;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<DetachJob> inputType() {
        return DetachJob.class;
    }

    @Override
    public List<SagaStep<DetachJob>> steps() {
        return List.of(new VolumeStep<>("detach", this::detach, this::attachAgain));
    }

    private StepOutcome detach(SagaContext<DetachJob> context) {
        var job = context.input();
        attachments.unplug(job.volume(), job.instance(), job.force());
        return StepOutcome.done();
    }

    private void attachAgain(SagaContext<DetachJob> context) {
        attachments.replug(context.input().volume(), context.input().instance());
    }

    @Override
    public void succeeded(SagaContext<DetachJob> context) {
        outcomes.detached(context, context.input().volume());
    }

    @Override
    public void failed(SagaContext<DetachJob> context, String reason) {
        outcomes.notDetached(context, context.input().volume(), reason);
    }
}
