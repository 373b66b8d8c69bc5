package org.ownsky.portal.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the changes of a transaction, and has them announced together once it is committed; never after a rollback. */
@Component
class PostgresChangeFeed implements ChangeFeed {
    private final ChangeAnnouncer announcer;

    PostgresChangeFeed(ChangeAnnouncer announcer) {
        this.announcer = announcer;
    }

    @Override
    public void changed(ProjectId project, String id) {
        add(ChangePlace.of(project), id);
    }

    @Override
    public void fleetChanged(String id) {
        add(ChangePlace.FLEET, id);
    }

    @Override
    public void personChanged(UserId person, String id) {
        add(ChangePlace.of(person), id);
    }

    private void add(ChangePlace place, String id) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().add(place, id);
            return;
        }
        announcer.tell(Map.of(place, Set.of(id)));
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

    private final class Pending implements TransactionSynchronization {
        private final Map<ChangePlace, Set<String>> changes = new LinkedHashMap<>();

        void add(ChangePlace place, String id) {
            changes.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(id);
        }

        boolean isOf(PostgresChangeFeed feed) {
            return feed.equals(PostgresChangeFeed.this);
        }

        @Override
        public void afterCommit() {
            announcer.tell(changes);
        }
    }
}
