package org.ownsky.quota.plan;

import org.ownsky.kernel.IdFormat;

/** A named set of limits: {@code qtp-} and 17 hexadecimal digits. */
public record LimitTemplateId(String value) {
    public static final String PREFIX = "qtp";

    public LimitTemplateId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
