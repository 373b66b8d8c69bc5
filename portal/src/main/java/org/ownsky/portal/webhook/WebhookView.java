package org.ownsky.portal.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.ownsky.portal.notification.NoticeKind;

/**
 * A webhook without its secret.
 *
 * @param kinds of what it is told; empty: of everything
 * @param enabled whether it is told at all
 */
public record WebhookView(
        WebhookId id, WebhookPlace place, URI url, Set<NoticeKind> kinds, boolean enabled, Instant createdAt) {

    public WebhookView {
        kinds = Set.copyOf(kinds);
    }
}
