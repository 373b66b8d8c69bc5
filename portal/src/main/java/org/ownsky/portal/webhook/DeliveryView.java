package org.ownsky.portal.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.portal.notification.NoticeKind;

/**
 * One thing that a webhook is told.
 *
 * @param attempts the last ones, the latest first
 * @param nextAt when it is tried next; empty once it is settled
 */
public record DeliveryView(
        DeliveryId id,
        WebhookId webhook,
        NoticeKind kind,
        DeliveryState state,
        Instant createdAt,
        Optional<Instant> nextAt,
        List<DeliveryAttempt> attempts) {

    public DeliveryView {
        attempts = List.copyOf(attempts);
    }
}
