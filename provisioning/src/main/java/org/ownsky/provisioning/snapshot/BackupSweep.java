package org.ownsky.provisioning.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares the backup store with the rows, both ways. A file that no snapshot tells of is set apart, never deleted; a snapshot
 * whose file is gone says so.
 */
@Component
class BackupSweep {
    static final Duration EVERY = Duration.ofMinutes(10);

    static final String MISSING = "Its file is missing in the backup store; it cannot be restored until it is back";

    private static final Logger LOG = LoggerFactory.getLogger(BackupSweep.class);
    private static final int ROWS_AT_A_TIME = 500;

    private final BackupStore backups;
    private final SnapshotStore store;
    private final SnapshotJournal journal;
    private final TransactionOperations transactions;

    BackupSweep(BackupStore backups, SnapshotStore store, SnapshotJournal journal, TransactionOperations transactions) {
        this.backups = backups;
        this.store = store;
        this.journal = journal;
        this.transactions = transactions;
    }

    void sweep() {
        try {
            setStrangersApart();
            lookForMissing();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The backup store cannot be read");
        }
    }

    /** The files are listed before the rows are read: what is made in between has a row, for intent comes before effect. */
    private void setStrangersApart() throws IOException {
        for (var id : backups.ids()) {
            var gone = store.find(id)
                    .filter(snapshot -> snapshot.state() != SnapshotState.DELETED
                            && !(snapshot.state() == SnapshotState.ERROR
                                    && snapshot.view().activeJob().isEmpty()))
                    .isEmpty();
            if (gone) {
                backups.setApart(id);
                LOG.atWarn()
                        .addKeyValue("snapshot", id)
                        .log("A file in the backup store belongs to no snapshot; it was set apart");
            }
        }
    }

    private void lookForMissing() {
        Optional<SnapshotId> last = Optional.empty();
        List<Snapshot> rows;
        do {
            rows = store.completed(last, ROWS_AT_A_TIME);
            for (var snapshot : rows) {
                var missing = !backups.has(snapshot.id());
                var said = snapshot.view().stateReason().filter(MISSING::equals).isPresent();
                if (missing != said) {
                    tell(snapshot, missing);
                }
            }
            last = rows.isEmpty() ? last : Optional.of(rows.getLast().id());
        } while (rows.size() == ROWS_AT_A_TIME);
    }

    /** Unless it is being deleted by now. */
    private void tell(Snapshot seen, boolean missing) {
        transactions.executeWithoutResult(_ -> store.lock(seen.id())
                .filter(snapshot -> snapshot.state() == SnapshotState.COMPLETED)
                .ifPresent(snapshot -> {
                    store.explain(snapshot.id(), missing ? MISSING : null);
                    journal.changed(snapshot.view());
                }));
    }
}
