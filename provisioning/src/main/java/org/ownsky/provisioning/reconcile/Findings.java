package org.ownsky.provisioning.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of findings. One is shown once a second sweep, some time after the first, saw it too: what a job is just about
 * to finish is no finding. One that a sweep no longer sees is resolved by itself.
 */
@Component
class Findings {
    private static final String PREFIX = "fnd";
    private static final int MOST_SHOWN = 200;
    /** Longer than any single step between a side effect and its row. */
    private static final Duration RIPE_AFTER = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final ChangeFeed changes;

    Findings(JdbcClient jdbc, IdSource ids, ChangeFeed changes) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.changes = changes;
    }

    /** What a sweep saw: the kind, and the thing's name on the node. */
    record Sighting(FindingView.Kind kind, String subject) {}

    /** An open finding, with the node's id for acting on it. */
    record Open(FindingView view, NodeId node) {}

    @Transactional
    public void record(NodeId node, String nodeName, List<Sighting> sightings, Instant asOf) {
        var at = asOf.atOffset(ZoneOffset.UTC);
        var touched = 0;
        for (var sighting : sightings) {
            touched += jdbc.sql("""
                    INSERT INTO provisioning.finding (id, kind, node_id, node_name, subject, first_seen, last_seen, sweeps)
                    VALUES (:id, :kind, :node, :nodeName, :subject, :at, :at, 1)
                    ON CONFLICT (node_id, kind, subject) WHERE resolved_at IS NULL
                    DO UPDATE SET last_seen = excluded.last_seen, sweeps = provisioning.finding.sweeps + 1""")
                    .param("id", ids.next(PREFIX))
                    .param("kind", word(sighting.kind()))
                    .param("node", node.value())
                    .param("nodeName", nodeName)
                    .param("subject", sighting.subject())
                    .param("at", at)
                    .update();
        }
        touched += jdbc.sql("""
                UPDATE provisioning.finding SET resolved_at = :at
                WHERE node_id = :node AND resolved_at IS NULL AND last_seen < :at""").param("node", node.value()).param("at", at).update();
        if (touched > 0) {
            changes.fleetChanged(node.value());
        }
    }

    @Transactional(readOnly = true)
    public List<FindingView> open() {
        return jdbc
                .sql("""
                SELECT id, kind, node_id, node_name, subject, first_seen, last_seen FROM provisioning.finding
                WHERE resolved_at IS NULL AND last_seen - first_seen >= :ripe * interval '1 second'
                ORDER BY first_seen DESC LIMIT :most""")
                .param("ripe", RIPE_AFTER.toSeconds())
                .param("most", MOST_SHOWN)
                .query(Findings::read)
                .list()
                .stream()
                .map(Open::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Open> find(String id) {
        return jdbc.sql("""
                SELECT id, kind, node_id, node_name, subject, first_seen, last_seen FROM provisioning.finding
                WHERE id = :id AND resolved_at IS NULL""").param("id", id).query(Findings::read).optional();
    }

    @Transactional
    public void resolve(Open finding, Instant at) {
        jdbc.sql("UPDATE provisioning.finding SET resolved_at = :at WHERE id = :id AND resolved_at IS NULL")
                .param("id", finding.view().id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        changes.fleetChanged(finding.node().value());
    }

    private static Open read(ResultSet row, int number) throws SQLException {
        var kind = FindingView.Kind.valueOf(
                row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
        var subject = row.getString("subject");
        var node = row.getString("node_name");
        return new Open(
                new FindingView(
                        row.getString("id"),
                        kind,
                        node,
                        subject,
                        explanation(kind),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()),
                new NodeId(row.getString("node_id")));
    }

    private static String word(FindingView.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String explanation(FindingView.Kind kind) {
        return switch (kind) {
            case UNKNOWN_DOMAIN ->
                "A guest with Ownsky's mark that belongs to no instance. It was left as it is. Remove powers it off and "
                        + "forgets its definition; its disk is kept.";
            case VANISHED_DOMAIN ->
                "The guest of an instance is no longer defined on its node. The disk was left as it is. Starting the "
                        + "instance defines the guest again.";
            case LEFTOVER_DISK ->
                "A disk of an instance or volume that is gone or unknown. It was left as it is. Remove deletes it.";
            case VANISHED_VOLUME ->
                "The disk of a volume is not on its node any more. Nothing was made in its place. Bring the disk back, or "
                        + "restore a snapshot and delete the volume.";
            case LEFTOVER_ADDRESS ->
                "An address reserved for an instance that is terminated or unknown. Remove frees it.";
        };
    }
}
