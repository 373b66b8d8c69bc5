package org.ownsky.provisioning.job;

import java.time.Duration;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has jobs that got stuck while they were taken back try again now and then, without anybody's asking: most often a node
 * was away for longer than their own patience. An operator still sees them, and need not wait.
 */
final class StuckJobs {
    static final Duration RETRIED_EVERY = Duration.ofMinutes(10);

    private static final int MOST_AT_A_TIME = 500;

    private final JobInbox inbox;
    private final JobRetry retry;
    private final TransactionOperations transactions;

    StuckJobs(JobInbox inbox, JobRetry retry, TransactionOperations transactions) {
        this.inbox = inbox;
        this.retry = retry;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own, so that none holds up another. */
    void retryAll() {
        for (var job : inbox.stuck(MOST_AT_A_TIME)) {
            transactions.executeWithoutResult(_ -> retry.retry(job));
        }
    }
}
