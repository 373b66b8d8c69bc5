package org.ownsky.portal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.credential.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what is due, side by side. It is sent between two transactions: a process that dies in between has it sent again, so
 * that the other side may hear of something twice, and never not at all.
 */
@Component
class DeliveryRun {
    private static final Logger log = LoggerFactory.getLogger(DeliveryRun.class);
    private static final int AT_ONCE = 64;
    private static final int AT_ONCE_OF_EACH = 4;

    private final WebhookStore hooks;
    private final DeliveryStore deliveries;
    private final WebhookSender sender;
    private final SecretBox box;
    private final Duration lease;
    private final TransactionOperations transactions;
    private final Clock clock;

    DeliveryRun(
            WebhookStore hooks,
            DeliveryStore deliveries,
            WebhookSender sender,
            SecretBox box,
            WebhookSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.box = box;
        this.lease = settings.timeout().multipliedBy(3);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many attempts were made. */
    int sendDue() {
        var due = transactions.execute(_ -> deliveries.takeDue(clock.instant(), lease, AT_ONCE_OF_EACH, AT_ONCE));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> threads.execute(() -> attempt(delivery)));
        }
        return due.size();
    }

    private void attempt(DeliveryStore.Due delivery) {
        try {
            transactions
                    .execute(_ -> hooks.find(delivery.webhook()))
                    .filter(hook -> hook.view().enabled())
                    .ifPresent(hook -> settle(delivery, send(hook, delivery)));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("delivery", delivery.id())
                    .setCause(e)
                    .log("A delivery could not be attempted; it is due again later");
        }
    }

    private DeliveryAttempt send(WebhookStore.Row hook, DeliveryStore.Due delivery) {
        try {
            return sender.send(
                    hook.view().url(), delivery, box.open(hook.view().id().value(), hook.secret()));
        } catch (CloudException closed) {
            return new DeliveryAttempt(
                    clock.instant(),
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.of(closed.error().message()));
        }
    }

    private void settle(DeliveryStore.Due delivery, DeliveryAttempt attempt) {
        var wait = attempt.succeeded() ? Optional.<Duration>empty() : RetryTimes.after(delivery.failures() + 1);
        var state = attempt.succeeded()
                ? DeliveryState.DELIVERED
                : wait.isPresent() ? DeliveryState.PENDING : DeliveryState.FAILED;
        Optional<Instant> next = wait.map(clock.instant()::plus);
        transactions.executeWithoutResult(_ -> deliveries.attempted(delivery.id(), attempt, state, next));
    }
}
