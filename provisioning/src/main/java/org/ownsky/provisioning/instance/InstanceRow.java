package org.ownsky.provisioning.instance;

import java.net.Inet4Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.job.JobId;

/** Reads a list row without the columns that lists do not show: user data and keys may be long. */
final class InstanceRow {
    static final String COLUMNS = """
            id, project_id, name, state, state_reason, state_since, observed_at, image_id, image_name, login_user, \
            type_name, type_family, vcpus, memory, root_disk, key_pair_name, node_name, emulated, address, \
            launched_by_name, coalesce(owned_by_name, launched_by_name) as owner_name, launched_at, active_job""";

    private InstanceRow() {}

    static InstanceView read(ResultSet row, int number) throws SQLException {
        var rootDisk = new Bytes(row.getLong("root_disk"));
        var state = InstanceState.of(row.getString("state"));
        return new InstanceView(
                new InstanceId(row.getString("id")),
                new ProjectId(row.getString("project_id")),
                row.getString("name"),
                state,
                Optional.ofNullable(row.getString("state_reason")),
                row.getTimestamp("state_since").toInstant(),
                Optional.ofNullable(instant(row.getTimestamp("observed_at"))),
                new InstanceType(
                        row.getString("type_name"),
                        row.getString("type_family"),
                        new VcpuCount(row.getInt("vcpus")),
                        new Bytes(row.getLong("memory")),
                        rootDisk),
                new ImageId(row.getString("image_id")),
                row.getString("image_name"),
                row.getString("login_user"),
                rootDisk,
                Optional.ofNullable(row.getString("key_pair_name")),
                Optional.ofNullable(row.getString("address")).map(Inet4Address::ofLiteral),
                Optional.ofNullable(row.getString("node_name")),
                row.getBoolean("emulated"),
                row.getString("launched_by_name"),
                row.getString("owner_name"),
                row.getTimestamp("launched_at").toInstant(),
                Optional.ofNullable(row.getString("active_job"))
                        .filter(job -> state != InstanceState.TERMINATED)
                        .map(JobId::new));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
