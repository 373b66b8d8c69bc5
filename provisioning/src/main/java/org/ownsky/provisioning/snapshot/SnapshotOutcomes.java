package org.ownsky.provisioning.snapshot;

import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.volume.VolumeContentSource;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How a snapshot's row, quota and metering change when a saga ends, in the transaction that closes the job. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SnapshotOutcomes {
    private final SnapshotStore store;
    private final BackupStore backups;
    private final VolumeContentSource sources;
    private final SnapshotJournal journal;
    private final QuotaService quota;

    SnapshotOutcomes(
            SnapshotStore store,
            BackupStore backups,
            VolumeContentSource sources,
            SnapshotJournal journal,
            QuotaService quota) {
        this.store = store;
        this.backups = backups;
        this.sources = sources;
        this.journal = journal;
        this.quota = quota;
    }

    public void taken(SagaContext<SnapshotJob> context) {
        var id = context.input().snapshot();
        var taken = context.output(CopyStep.NAME, CopyStep.Taken.class)
                .orElseThrow(() -> new IllegalStateException(id + " was completed without a copy"));
        sources.finished(context.input().volume(), context.job());
        store.lock(id).ifPresent(snapshot -> {
            var now = journal.now();
            var stored = new Bytes(taken.stored());
            store.complete(
                    id,
                    new VolumeCopy(backups.file(id), new Bytes(taken.size()), stored, taken.sha256()),
                    taken.quiesced(),
                    now);
            store.become(snapshot, SnapshotState.COMPLETED, null, now);
            store.finished(id, context.job());
            journal.completed(snapshot, stored, now);
            journal.changed(snapshot.view());
            quota.commit(id.value(), QuotaResource.SNAPSHOT_STORAGE, taken.stored());
        });
    }

    public void notTaken(SagaContext<SnapshotJob> context, String reason) {
        var id = context.input().snapshot();
        sources.notCopied(context.input().volume(), context.job());
        store.lock(id).ifPresent(snapshot -> {
            store.become(snapshot, SnapshotState.ERROR, reason, journal.now());
            store.finished(id, context.job());
            journal.changed(snapshot.view());
            quota.release(id.value());
        });
    }

    public void deleted(SagaContext<SnapshotJob> context) {
        var id = context.input().snapshot();
        store.lock(id).ifPresent(snapshot -> {
            var now = journal.now();
            store.become(snapshot, SnapshotState.DELETED, null, now);
            store.finished(id, context.job());
            journal.deleted(snapshot, now);
            journal.changed(snapshot.view());
            quota.release(id.value());
        });
    }

    /** It stays {@code deleting}, with its quota, until it is deleted again: by somebody, or by itself after a while. */
    public void notDeleted(SagaContext<SnapshotJob> context, String reason) {
        var id = context.input().snapshot();
        store.lock(id).ifPresent(snapshot -> {
            store.explain(id, reason);
            store.finished(id, context.job());
            journal.changed(snapshot.view());
        });
    }
}
