package org.ownsky.provisioning.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.volume.VolumeId;

/**
 * A snapshot's row.
 *
 * @param sha256 of its file, in hexadecimal digits
 * @param node where its volume was
 */
record Snapshot(SnapshotView view, ProjectScope scope, Optional<String> sha256, Optional<NodeId> node) {
    static final String COLUMNS = """
            id, tenant_id, project_id, name, state, state_reason, volume_id, volume_name, size, copied, stored, sha256, \
            quiesced, node_id, created_by_name, created_at, completed_at, active_job""";

    static Snapshot read(ResultSet row, int number) throws SQLException {
        var project = new ProjectId(row.getString("project_id"));
        var stored = row.getLong("stored");
        var complete = !row.wasNull();
        return new Snapshot(
                new SnapshotView(
                        new SnapshotId(row.getString("id")),
                        project,
                        row.getString("name"),
                        SnapshotState.of(row.getString("state")),
                        Optional.ofNullable(row.getString("state_reason")),
                        new VolumeId(row.getString("volume_id")),
                        row.getString("volume_name"),
                        new Bytes(row.getLong("size")),
                        new Bytes(row.getLong("copied")),
                        complete ? Optional.of(new Bytes(stored)) : Optional.empty(),
                        row.getBoolean("quiesced"),
                        row.getString("created_by_name"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(instant(row.getTimestamp("completed_at"))),
                        Optional.ofNullable(row.getString("active_job")).map(JobId::new)),
                new ProjectScope(new TenantId(row.getString("tenant_id")), project),
                Optional.ofNullable(row.getString("sha256")),
                Optional.ofNullable(row.getString("node_id")).map(NodeId::new));
    }

    SnapshotId id() {
        return view.id();
    }

    SnapshotState state() {
        return view.state();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
