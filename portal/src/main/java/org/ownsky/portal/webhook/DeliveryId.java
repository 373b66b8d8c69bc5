package org.ownsky.portal.webhook;

import org.ownsky.kernel.IdFormat;

/** One thing that a webhook is told: {@code dlv-} and 17 hexadecimal digits. */
public record DeliveryId(String value) {
    public static final String PREFIX = "dlv";

    public DeliveryId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
