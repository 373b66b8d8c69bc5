package org.ownsky.provisioning.job;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine's transactions. What a step came to must not be lost because PostgreSQL restarts just then, so a transaction
 * that fails for a passing reason is repeated for as long as the worker may still hold its lease. The attempt number
 * makes that safe even when the failed one had committed after all.
 */
final class PatientTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(PatientTransactions.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final TransactionTemplate statements;
    private final TransactionTemplate everything;
    private final Clock clock;
    private final Duration patience;

    PatientTransactions(EngineTransactions transactions, Clock clock, Duration patience) {
        this.statements = new TransactionTemplate(transactions.statements());
        this.everything = new TransactionTemplate(transactions.everything());
        this.clock = clock;
        this.patience = patience;
    }

    /** Work on the engine's own tables, without a persistence context. */
    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** As {@link #run}, with an answer. */
    <T> T call(Supplier<T> work) {
        return call(statements, work);
    }

    /** Work in which a saga has its last word. */
    void close(Runnable work) {
        call(everything, () -> {
            work.run();
            return true;
        });
    }

    private <T> T call(TransactionTemplate template, Supplier<T> work) {
        var giveUpAt = clock.instant().plus(patience);
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                return template.execute(status -> work.get());
            } catch (RuntimeException failure) {
                if (!DatabaseTrouble.passing(failure) || clock.instant().isAfter(giveUpAt) || !slept(pause)) {
                    throw failure;
                }
                LOG.atWarn().addKeyValue("cause", failure.toString()).log("A job's transaction is repeated");
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
