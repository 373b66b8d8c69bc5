package org.ownsky.provisioning.node;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads nodes as operators see them. */
@Repository
class NodeViews {
    private static final String FROM =
            "select n.*, c.last_seen from provisioning.node n left join provisioning.node_contact c on c.node_id = n.id ";

    private final JdbcClient database;

    NodeViews(JdbcClient database) {
        this.database = database;
    }

    /** Nodes of the zone {@code search}, or with it in their name, whose name sorts after {@code after}. */
    List<NodeView> page(String search, String after, int limit) {
        return database.sql(FROM
                        + "where n.name > :after and (strpos(lower(n.name), lower(:search)) > 0 or n.zone = lower(:search))"
                        + " order by n.name limit :limit")
                .param("after", after)
                .param("search", search)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<NodeView> find(NodeId id) {
        return database.sql(FROM + "where n.id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** By name. */
    List<ZoneView> zones() {
        return database.sql("""
                        select zone, count(*) as nodes, count(*) filter (where state = 'UP') as up, sum(cpus) as cpus,
                               sum(vcpus_allocated) as vcpus_allocated, sum(vcpus_limit) as vcpus_limit,
                               sum(memory) as memory, sum(memory_allocated) as memory_allocated,
                               sum(memory_limit) as memory_limit, sum(storage) as storage,
                               sum(storage_free) as storage_free, sum(instances) as instances
                        from provisioning.node group by zone order by zone
                        """).query((row, number) -> zone(row)).list();
    }

    private static ZoneView zone(ResultSet row) throws SQLException {
        return new ZoneView(
                row.getString("zone"),
                row.getLong("nodes"),
                row.getLong("up"),
                row.getLong("cpus"),
                row.getLong("vcpus_allocated"),
                row.getLong("vcpus_limit"),
                new Bytes(row.getLong("memory")),
                new Bytes(row.getLong("memory_allocated")),
                new Bytes(row.getLong("memory_limit")),
                new Bytes(row.getLong("storage")),
                new Bytes(row.getLong("storage_free")),
                row.getLong("instances"));
    }

    private static NodeView read(ResultSet row) throws SQLException {
        return new NodeView(
                new NodeId(row.getString("id")),
                row.getString("name"),
                row.getString("zone"),
                URI.create(row.getString("address")),
                NodeState.valueOf(row.getString("state")),
                row.getObject("state_since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("message")),
                instant(row.getObject("last_seen", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("hypervisor")),
                Optional.ofNullable(row.getString("acceleration")).map(Acceleration::valueOf),
                row.getInt("cpus"),
                row.getInt("vcpus_allocated"),
                row.getInt("vcpus_limit"),
                new Bytes(row.getLong("memory")),
                new Bytes(row.getLong("memory_allocated")),
                new Bytes(row.getLong("memory_limit")),
                new Bytes(row.getLong("storage")),
                new Bytes(row.getLong("storage_free")),
                new Bytes(row.getLong("disk_allocated")),
                row.getLong("instances"));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
