package org.ownsky.provisioning.snapshot;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Copies a volume into the backup store. */
@Component
class CreateSnapshotSaga implements Saga<SnapshotJob> {
    static final String TYPE = "create-snapshot";

    private final CopyStep copy;
    private final SnapshotOutcomes outcomes;

    CreateSnapshotSaga(CopyStep copy, SnapshotOutcomes outcomes) {
        this.copy = copy;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<SnapshotJob> inputType() {
        return SnapshotJob.class;
    }

    @Override
    public List<SagaStep<SnapshotJob>> steps() {
        return List.of(copy);
    }

    @Override
    public void succeeded(SagaContext<SnapshotJob> context) {
        outcomes.taken(context);
    }

    @Override
    public void failed(SagaContext<SnapshotJob> context, String reason) {
        outcomes.notTaken(context, reason);
    }
}
