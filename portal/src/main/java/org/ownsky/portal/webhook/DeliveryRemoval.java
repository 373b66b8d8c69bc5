package org.ownsky.portal.webhook;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets what was settled long ago, with its attempts: in portions, each in a transaction of its own, so that millions of
 * rows hold nobody up and a process that dies on the way has not done it in vain.
 */
@Component
class DeliveryRemoval {
    static final int PORTION = 1_000;

    private final DeliveryStore deliveries;
    private final WebhookSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    DeliveryRemoval(
            DeliveryStore deliveries, WebhookSettings settings, TransactionOperations transactions, Clock clock) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many were removed. */
    int run() {
        var before = clock.instant().minus(settings.keep());
        var removed = 0;
        int portion;
        do {
            portion = transactions.execute(_ -> deliveries.removeSettledBefore(before, PORTION));
            removed += portion;
        } while (portion == PORTION);
        return removed;
    }
}
