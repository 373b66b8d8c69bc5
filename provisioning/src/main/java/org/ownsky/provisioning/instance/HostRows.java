package org.ownsky.provisioning.instance;

import java.util.Optional;
import java.util.UUID;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where instances are. */
@Component
class HostRows {
    private static final String SELECT = """
            SELECT id, tenant_id, project_id, name, state, domain_uuid, node_id, coalesce(node_name, '') AS node_name
            FROM provisioning.instance WHERE id = :id""";

    private final JdbcClient jdbc;

    HostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<InstanceHost> find(InstanceId id) {
        return read(id, SELECT);
    }

    /** Holds the row's lock to the end of the transaction. */
    Optional<InstanceHost> lock(InstanceId id) {
        return read(id, SELECT + " FOR UPDATE");
    }

    private Optional<InstanceHost> read(InstanceId id, String sql) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .query((row, number) -> new InstanceHost(
                        new InstanceId(row.getString("id")),
                        new ProjectScope(
                                new TenantId(row.getString("tenant_id")), new ProjectId(row.getString("project_id"))),
                        row.getString("name"),
                        InstanceState.of(row.getString("state")),
                        row.getObject("domain_uuid", UUID.class),
                        Optional.ofNullable(row.getString("node_id")).map(NodeId::new),
                        row.getString("node_name")))
                .optional();
    }
}
