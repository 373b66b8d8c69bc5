package org.ownsky.provisioning.snapshot;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.stereotype.Component;

/** Removes a snapshot's file, and frees its quota. */
@Component
class DeleteSnapshotSaga implements Saga<SnapshotJob> {
    static final String TYPE = "delete-snapshot";

    private final BackupStore store;
    private final SnapshotOutcomes outcomes;

    DeleteSnapshotSaga(BackupStore store, SnapshotOutcomes outcomes) {
        this.store = store;
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
        return List.of(new DeleteFile(store));
    }

    @Override
    public void succeeded(SagaContext<SnapshotJob> context) {
        outcomes.deleted(context);
    }

    @Override
    public void failed(SagaContext<SnapshotJob> context, String reason) {
        outcomes.notDeleted(context, reason);
    }

    /** There is no way back. */
    private record DeleteFile(BackupStore store) implements SagaStep<SnapshotJob> {
        @Override
        public String name() {
            return "delete-file";
        }

        @Override
        public StepOutcome run(SagaContext<SnapshotJob> context) {
            store.delete(context.input().snapshot());
            return StepOutcome.done();
        }

        @Override
        public void undo(SagaContext<SnapshotJob> context) {
            // What is removed stays removed.
        }
    }
}
