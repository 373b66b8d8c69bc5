package org.ownsky.provisioning.approval;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends what waits in vain: what nobody decided in time, and launches of which nothing is left. Each in a transaction of its
 * own, so that none holds up another.
 */
@Component
class OpenApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(OpenApprovals.class);
    private static final int MOST_AT_A_TIME = 500;

    private final ApprovalStore store;
    private final ApprovalDesk desk;
    private final TransactionOperations transactions;

    OpenApprovals(ApprovalStore store, ApprovalDesk desk, TransactionOperations transactions) {
        this.store = store;
        this.desk = desk;
        this.transactions = transactions;
    }

    void tend() {
        store.expired(desk.now(), MOST_AT_A_TIME).forEach(id -> end(id, ApprovalState.EXPIRED, ""));
        store.pointless(MOST_AT_A_TIME)
                .forEach(id -> end(id, ApprovalState.WITHDRAWN, "Its instances were terminated."));
    }

    private void end(ApprovalId id, ApprovalState state, String comment) {
        try {
            transactions.executeWithoutResult(_ -> store.lock(id)
                    .filter(ApprovalRow::waiting)
                    .ifPresent(row -> desk.giveUp(ApprovalDesk.OURSELVES, row, state, comment)));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("approval", id.value())
                    .setCause(e)
                    .log("An approval that waits in vain could not be ended; it is tried again");
        }
    }
}
