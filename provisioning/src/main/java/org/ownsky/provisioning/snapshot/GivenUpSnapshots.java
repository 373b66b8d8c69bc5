package org.ownsky.provisioning.snapshot;

import java.time.Duration;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes up deletions whose job failed for good: such a snapshot holds its quota, and nothing else can be done with it. */
@Component
class GivenUpSnapshots {
    static final Duration TAKEN_UP_EVERY = Duration.ofMinutes(10);

    private static final int MOST_AT_A_TIME = 500;
    private static final String OURSELVES = "Ownsky";

    private final SnapshotStore store;
    private final SnapshotJobs jobs;
    private final TransactionOperations transactions;

    GivenUpSnapshots(SnapshotStore store, SnapshotJobs jobs, TransactionOperations transactions) {
        this.store = store;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own, so that none holds up another. */
    void takeUp() {
        for (var id : store.givenUp(MOST_AT_A_TIME)) {
            transactions.executeWithoutResult(_ -> store.lock(id)
                    .filter(snapshot -> snapshot.state() == SnapshotState.DELETING
                            && snapshot.view().activeJob().isEmpty())
                    .ifPresent(snapshot -> jobs.delete(UserId.NOBODY, OURSELVES, snapshot)));
        }
    }
}
