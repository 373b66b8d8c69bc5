package org.ownsky.provisioning.volume;

import java.util.Optional;
import java.util.function.Consumer;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What saga steps read and note in a volume's row, each in a transaction of its own. */
@Component
class VolumeRecords {
    private final VolumeRepository volumes;
    private final VolumeJournal journal;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    VolumeRecords(
            VolumeRepository volumes, VolumeJournal journal, TransactionOperations transactions, JdbcClient jdbc) {
        this.volumes = volumes;
        this.journal = journal;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** The row as it is now; empty only after a volume was purged, long after it was deleted. */
    Optional<Volume> find(VolumeId id) {
        return volumes.findById(id.value());
    }

    /** As {@link #find}, for steps that cannot be without it. */
    Volume get(VolumeId id) {
        return find(id).orElseThrow(() -> CloudException.of(new CloudError.NotFound("volume", id.value())));
    }

    /** Changes the row under its lock, if it is there; what {@code change} throws takes it back. */
    void change(VolumeId id, Consumer<Volume> change) {
        transactions.executeWithoutResult(_ -> volumes.lock(id.value()).ifPresent(volume -> {
            change.accept(volume);
            journal.changed(volume);
            volumes.flush();
        }));
    }

    /** Where it lives, read without loading the row. */
    Optional<ProjectId> project(VolumeId id) {
        return jdbc.sql("SELECT project_id FROM provisioning.volume WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(ProjectId::new);
    }

    /** Which instance has it, read without loading the row: who locks both takes the instance's lock first. */
    Optional<InstanceId> instanceOf(VolumeId id) {
        return jdbc.sql("SELECT instance_id FROM provisioning.volume WHERE id = :id AND instance_id IS NOT NULL")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(InstanceId::new);
    }
}
