package org.ownsky.portal.access;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries things and takes them back, so that everybody finds everything as it was. */
final class RolledBack {
    private final TransactionTemplate transactions;

    RolledBack(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    Answer of(Supplier<Answer> trial) {
        return Objects.requireNonNull(transactions.execute(status -> {
            try {
                return trial.get();
            } finally {
                status.setRollbackOnly();
            }
        }));
    }
}
