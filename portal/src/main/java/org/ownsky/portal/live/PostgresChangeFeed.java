package org.ownsky.portal.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.ProjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Announces changes with NOTIFY in the transaction that makes them: PostgreSQL delivers them on commit and forgets them
 * on rollback. All changes of a transaction go out together, right before its commit.
 */
@Component
class PostgresChangeFeed implements ChangeFeed {
    private final JdbcClient database;

    PostgresChangeFeed(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void changed(ProjectId project, String id) {
        add(Optional.of(project), id);
    }

    @Override
    public void fleetChanged(String id) {
        add(Optional.empty(), id);
    }

    private void add(Optional<ProjectId> project, String id) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().add(project, id);
            return;
        }
        announce(Map.of(project, Set.of(id)));
    }

    /** Of the present transaction; Spring sets it aside together with the transaction. */
    private Pending pending() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending && pending.isOf(this)) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void announce(Map<Optional<ProjectId>, Set<String>> changes) {
        var payloads = changes.entrySet().stream()
                .map(entry -> ChangeNotice.payloads(entry.getKey(), entry.getValue()))
                .flatMap(List::stream)
                .toArray(String[]::new);
        database.sql("select pg_notify(:channel, payload) from unnest(:payloads) as payload")
                .param("channel", ChangeNotice.CHANNEL)
                .param("payloads", payloads)
                .query(row -> {});
    }

    private final class Pending implements TransactionSynchronization {
        private final Map<Optional<ProjectId>, Set<String>> changes = new LinkedHashMap<>();

        void add(Optional<ProjectId> project, String id) {
            changes.computeIfAbsent(project, _ -> new LinkedHashSet<>()).add(id);
        }

        boolean isOf(PostgresChangeFeed feed) {
            return feed.equals(PostgresChangeFeed.this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!changes.isEmpty()) {
                announce(changes);
                changes.clear();
            }
        }

        /** After others that may still make changes before the commit. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
