package org.ownsky.portal.factor;

import org.ownsky.kernel.IdFormat;

/** One passkey; {@code psk-…}. */
public record PasskeyId(String value) {
    public static final String PREFIX = "psk";

    public PasskeyId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
