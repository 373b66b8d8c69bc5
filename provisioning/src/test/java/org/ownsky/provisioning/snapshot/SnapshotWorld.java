package org.ownsky.provisioning.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeWorld;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Snapshots in any state. */
@TestComponent
class SnapshotWorld {
    private final VolumeWorld volumes;
    private final SnapshotStore store;
    private final QuotaService quota;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final IdSource ids;

    SnapshotWorld(
            VolumeWorld volumes,
            SnapshotStore store,
            QuotaService quota,
            JdbcClient jdbc,
            TransactionOperations transactions,
            IdSource ids) {
        this.volumes = volumes;
        this.store = store;
        this.quota = quota;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** An accepted one of this volume, with its quota reserved. */
    SnapshotId pending(VolumeId volume) {
        var id = new SnapshotId(ids.next(SnapshotId.PREFIX));
        var view = volumes.view(volume);
        var scope = volumes.instances().project();
        transactions.executeWithoutResult(_ -> {
            store.insert(
                    id,
                    scope,
                    "trial",
                    new SnapshotSource(
                            volume,
                            view.name(),
                            view.size(),
                            volumes.instances().nodeId()),
                    volumes.instances().member(),
                    Instant.EPOCH);
            quota.reserve(
                    scope,
                    List.of(new QuotaDemand(
                            id.value(),
                            Map.of(
                                    QuotaResource.SNAPSHOTS,
                                    1L,
                                    QuotaResource.SNAPSHOT_STORAGE,
                                    view.size().value()))));
        });
        return id;
    }

    void become(SnapshotId id, SnapshotState state) {
        transactions.executeWithoutResult(_ -> store.become(store.lock(id).orElseThrow(), state, null, Instant.EPOCH));
    }

    JobRequest job(String type, SnapshotId id, VolumeId volume, String subject) {
        var member = volumes.instances().member();
        return new JobRequest(
                type,
                new SnapshotJob(id, volume),
                volumes.instances().project(),
                subject,
                "trial",
                member.user(),
                member.name());
    }

    Snapshot reload(JobRequest request) {
        return find(((SnapshotJob) request.input()).snapshot()).orElseThrow();
    }

    Optional<Snapshot> find(SnapshotId id) {
        return store.find(id);
    }

    /** What the ledger holds for it at project scope, in bytes of snapshot storage. */
    long heldBytes(SnapshotId id) {
        return jdbc.sql("""
                        SELECT coalesce(sum(amount), 0) FROM quota.ledger
                        WHERE holder = :id AND resource = 'snapshot-storage' AND scope = :project""")
                .param("id", id.value())
                .param("project", volumes.instances().project().project().value())
                .query(Long.class)
                .single();
    }
}
