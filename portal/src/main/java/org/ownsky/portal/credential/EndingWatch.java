package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells once of each access key and token that it ends soon. One whose whole life is no longer than that needs no reminder:
 * its owner has just made it.
 */
@Component
class EndingWatch {
    /** So long before the end. */
    static final Duration BEFORE = Duration.ofDays(7);

    private static final int PORTION = 200;

    private final EndingStore store;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    EndingWatch(EndingStore store, ApplicationEventPublisher events, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As many portions as there are, each in a transaction of its own. */
    void look() {
        int told;
        do {
            told = transactions.execute(_ -> {
                var ending = store.warn(clock.instant(), BEFORE, PORTION);
                ending.forEach(events::publishEvent);
                return ending.size();
            });
        } while (told == PORTION);
    }
}
