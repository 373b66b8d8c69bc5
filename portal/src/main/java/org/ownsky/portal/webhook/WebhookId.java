package org.ownsky.portal.webhook;

import org.ownsky.kernel.IdFormat;

/** A webhook: {@code whk-} and 17 hexadecimal digits. */
public record WebhookId(String value) {
    public static final String PREFIX = "whk";

    public WebhookId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
