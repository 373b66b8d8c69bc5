package org.ownsky.quota.plan;

import org.ownsky.kernel.IdFormat;

/** A limit that is planned: {@code qpl-} and 17 hexadecimal digits. */
public record PlannedLimitId(String value) {
    public static final String PREFIX = "qpl";

    public PlannedLimitId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
