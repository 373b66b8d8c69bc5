package org.ownsky.provisioning.node;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ChangeFeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a node's state changes. Each method says whether it changed anything, and open pages hear of it. */
@Repository
@Transactional
class NodeStates {
    private final JdbcClient database;
    private final Clock clock;
    private final ChangeFeed changes;

    NodeStates(JdbcClient database, Clock clock, ChangeFeed changes) {
        this.database = database;
        this.clock = clock;
        this.changes = changes;
    }

    /** It answers and is known well enough to take guests, unless an operator drains it. */
    boolean up(NodeId id) {
        return change("""
                update provisioning.node
                set state = case when drain_wanted then 'DRAINING' else 'UP' end, state_since = :now, message = null
                where id = :id and state in ('JOINING', 'DOWN')""", id, null);
    }

    boolean down(NodeId id, String message) {
        return change("""
                update provisioning.node
                set state = 'DOWN', state_since = case when state = 'DOWN' then state_since else :now end, message = :message
                where id = :id and (state <> 'DOWN' or message is distinct from :message)""", id, message);
    }

    /** It answers, but something about it must be found out first. */
    boolean joining(NodeId id, String message) {
        return change("""
                update provisioning.node
                set state = 'JOINING', state_since = case when state = 'JOINING' then state_since else :now end,
                    message = :message
                where id = :id and (state <> 'JOINING' or message is distinct from :message)""", id, message);
    }

    /** It stays as it is, with something for the operator to see; null for nothing any more. */
    boolean remark(NodeId id, @Nullable String message) {
        return change("""
                update provisioning.node set message = :message
                where id = :id and state in ('UP', 'DRAINING') and message is distinct from :message""", id, message);
    }

    /** An operator's wish; a node that is not up follows it once it is. */
    boolean wantDrain(NodeId id, boolean drain) {
        var changed = database.sql("""
                        update provisioning.node
                        set drain_wanted = :drain,
                            state_since = case when state in ('UP', 'DRAINING') then :now else state_since end,
                            state = case when state = 'UP' and :drain then 'DRAINING'
                                         when state = 'DRAINING' and not :drain then 'UP'
                                         else state end
                        where id = :id and drain_wanted <> :drain""")
                        .param("id", id.value())
                        .param("drain", drain)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return tell(id, changed);
    }

    /** Says where it stands; false when that was known. */
    boolean place(NodeId id, String zone) {
        var changed = database.sql("update provisioning.node set zone = :zone where id = :id and zone <> :zone")
                        .param("id", id.value())
                        .param("zone", zone)
                        .update()
                == 1;
        return tell(id, changed);
    }

    private boolean change(String statement, NodeId id, @Nullable String message) {
        var changed = database.sql(statement)
                        .param("id", id.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("message", message)
                        .update()
                == 1;
        return tell(id, changed);
    }

    private boolean tell(NodeId id, boolean changed) {
        if (changed) {
            changes.fleetChanged(id.value());
        }
        return changed;
    }
}
