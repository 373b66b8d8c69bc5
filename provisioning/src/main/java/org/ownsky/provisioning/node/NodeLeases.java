package org.ownsky.provisioning.node;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which worker watches which node: one at a time, and another takes over when it falls silent. The database's clock rules,
 * so that workers whose clocks differ agree.
 */
@Component
class NodeLeases {
    private final JdbcClient database;
    private final NodeSettings settings;
    /** This process, for as long as it lives. */
    private final String worker = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    NodeLeases(JdbcClient database, NodeSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** A node that this worker watches. */
    record Watched(NodeId id, String name, URI address, NodeState state) {}

    /** Renews this worker's leases and takes the free ones of the nodes that it is configured for. */
    List<Watched> renew() {
        return database.sql("""
                        with free as (
                            select c.node_id from provisioning.node_contact c
                            join provisioning.node n on n.id = c.node_id
                            where n.address = any (:addresses)
                              and (c.worker = :worker or c.worker is null or c.watched_until < now())
                            for update of c skip locked)
                        update provisioning.node_contact c
                        set worker = :worker, watched_until = now() + make_interval(secs => :seconds)
                        from free, provisioning.node n
                        where c.node_id = free.node_id and n.id = free.node_id
                        returning n.id, n.name, n.address, n.state""")
                .param("worker", worker)
                .param("addresses", settings.nodes().stream().map(URI::toString).toArray(String[]::new))
                .param("seconds", settings.node().lease().toMillis() / 1_000.0)
                .query((row, number) -> new Watched(
                        new NodeId(row.getString("id")),
                        row.getString("name"),
                        URI.create(row.getString("address")),
                        NodeState.valueOf(row.getString("state"))))
                .list();
    }

    /** Writes down when these nodes answered last. */
    void seen(Map<NodeId, Instant> answers) {
        if (answers.isEmpty()) {
            return;
        }
        var nodes = List.copyOf(answers.entrySet());
        database.sql("""
                        update provisioning.node_contact c set last_seen = answer.at
                        from unnest(:ids, cast(:times as timestamptz[])) as answer (id, at)
                        where c.node_id = answer.id""")
                .param(
                        "ids",
                        nodes.stream().map(answer -> answer.getKey().value()).toArray(String[]::new))
                .param(
                        "times",
                        nodes.stream()
                                .map(answer -> answer.getValue().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Lets all go, so that another worker, or this one's next start, takes over at once. */
    void release() {
        database.sql("""
                        update provisioning.node_contact set worker = null, watched_until = now()
                        where worker = :worker""").param("worker", worker).update();
    }
}
