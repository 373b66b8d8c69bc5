package org.ownsky.provisioning.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of snapshots. Who changes a state holds the row's lock; only edges of {@link SnapshotState} are taken. */
@Component
class SnapshotStore {
    /** How long a deleted snapshot stays readable. */
    static final Duration DELETED_SHOWN = Duration.ofHours(1);

    private static final String SELECT = "SELECT " + Snapshot.COLUMNS + " FROM provisioning.snapshot WHERE ";

    private final JdbcClient jdbc;

    SnapshotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SnapshotId id, ProjectScope scope, String name, SnapshotSource source, Caller caller, Instant now) {
        jdbc.sql("""
                        INSERT INTO provisioning.snapshot (id, tenant_id, project_id, name, state, state_since, volume_id,
                            volume_name, size, node_id, created_by, created_by_name, created_at)
                        VALUES (:id, :tenant, :project, :name, 'pending', :now, :volume, :volumeName, :size, :node, :by,
                            :byName, :now)""")
                .param("id", id.value())
                .param("tenant", scope.tenant().value())
                .param("project", scope.project().value())
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("volume", source.volume().value())
                .param("volumeName", source.name())
                .param("size", source.size().value())
                .param("node", source.node().value())
                .param("by", caller.user().value())
                .param("byName", caller.name())
                .update();
    }

    Optional<Snapshot> find(SnapshotId id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id.value())
                .query(Snapshot::read)
                .optional();
    }

    /** Holds the row's lock to the end of the transaction. */
    Optional<Snapshot> lock(SnapshotId id) {
        return jdbc.sql(SELECT + "id = :id FOR UPDATE")
                .param("id", id.value())
                .query(Snapshot::read)
                .optional();
    }

    /** The newest first. */
    List<SnapshotView> page(
            ProjectId project,
            String search,
            Optional<String> volume,
            Optional<String> before,
            Instant now,
            int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        conditions.add("project_id = ?");
        values.add(project.value());
        conditions.add("(deleted_at IS NULL OR deleted_at > ?)");
        values.add(now.minus(DELETED_SHOWN).atOffset(ZoneOffset.UTC));
        volume.ifPresent(id -> {
            conditions.add("volume_id = ?");
            values.add(id);
        });
        if (!search.isBlank()) {
            conditions.add("(position(lower(?) in lower(name)) > 0 OR starts_with(id, lower(?)))");
            values.add(search.strip());
            values.add(search.strip());
        }
        before.ifPresent(id -> {
            conditions.add("id < ?");
            values.add(id);
        });
        values.add(limit);
        return jdbc.sql(SELECT + String.join(" AND ", conditions) + " ORDER BY id DESC LIMIT ?")
                .params(values)
                .query((row, number) -> Snapshot.read(row, number).view())
                .list();
    }

    /** @throws IllegalStateException for an edge that {@link SnapshotState#next()} does not have */
    void become(Snapshot snapshot, SnapshotState next, @Nullable String reason, Instant now) {
        if (!snapshot.state().next().contains(next)) {
            throw new IllegalStateException(
                    snapshot.id() + " cannot go from " + snapshot.state().word() + " to " + next.word());
        }
        jdbc.sql("""
                        UPDATE provisioning.snapshot SET state = :state, state_reason = :reason, state_since = :now,
                            deleted_at = CASE WHEN :state = 'deleted' THEN cast(:now AS timestamptz) END
                        WHERE id = :id""")
                .param("state", next.word())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", snapshot.id().value())
                .update();
    }

    /** It is whole in the store from now on; before its state says so. */
    void complete(SnapshotId id, VolumeCopy copy, boolean quiesced, Instant now) {
        jdbc.sql("""
                        UPDATE provisioning.snapshot SET stored = :stored, sha256 = :sha256, copied = size,
                            quiesced = :quiesced, completed_at = :now
                        WHERE id = :id""")
                .param("stored", copy.stored().value())
                .param("sha256", copy.sha256())
                .param("quiesced", quiesced)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void copied(SnapshotId id, Bytes done) {
        jdbc.sql("UPDATE provisioning.snapshot SET copied = :done WHERE id = :id AND state = 'pending'")
                .param("done", done.value())
                .param("id", id.value())
                .update();
    }

    /** Those after this one, by id. */
    List<Snapshot> completed(Optional<SnapshotId> after, int limit) {
        return jdbc.sql(SELECT + "state = 'completed' AND id > :after ORDER BY id LIMIT :limit")
                .param("after", after.map(SnapshotId::value).orElse(""))
                .param("limit", limit)
                .query(Snapshot::read)
                .list();
    }

    void explain(SnapshotId id, @Nullable String reason) {
        jdbc.sql("UPDATE provisioning.snapshot SET state_reason = :reason WHERE id = :id")
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    void worksOn(SnapshotId id, JobId job) {
        jdbc.sql("UPDATE provisioning.snapshot SET active_job = :job WHERE id = :id")
                .param("job", job.value())
                .param("id", id.value())
                .update();
    }

    /** The job is over; a later one that took its place stays. */
    void finished(SnapshotId id, JobId job) {
        jdbc.sql("UPDATE provisioning.snapshot SET active_job = NULL WHERE id = :id AND active_job = :job")
                .param("job", job.value())
                .param("id", id.value())
                .update();
    }

    /** Those on their way out that no job works on. */
    List<SnapshotId> givenUp(int limit) {
        return jdbc.sql("""
                        SELECT id FROM provisioning.snapshot WHERE state = 'deleting' AND active_job IS NULL
                        ORDER BY id LIMIT :limit""")
                .param("limit", limit)
                .query((row, number) -> new SnapshotId(row.getString("id")))
                .list();
    }

    Optional<NodeId> node(SnapshotId id) {
        return find(id).flatMap(Snapshot::node);
    }

    void purge(Instant before) {
        jdbc.sql("DELETE FROM provisioning.snapshot WHERE deleted_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
