package org.ownsky.portal.oidc;

import org.ownsky.kernel.IdFormat;

/** A sign-in rule: {@code rul-} and 17 hexadecimal digits. */
public record RuleId(String value) {
    public static final String PREFIX = "rul";

    public RuleId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
