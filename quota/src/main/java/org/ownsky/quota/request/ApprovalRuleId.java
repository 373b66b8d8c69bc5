package org.ownsky.quota.request;

import org.ownsky.kernel.IdFormat;

/** A rule that approves by itself: {@code qar-} and 17 hexadecimal digits. */
public record ApprovalRuleId(String value) {
    public static final String PREFIX = "qar";

    public ApprovalRuleId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
