package org.ownsky.portal.webhook;

/**
 * A webhook that was made a moment ago, or got a new secret.
 *
 * @param secret what its requests are signed with; shown this once
 */
public record NewWebhook(WebhookView view, String secret) {
    @Override
    public String toString() {
        return "NewWebhook[" + view.id() + "]";
    }
}
