package org.ownsky.provisioning.approval;

import org.ownsky.kernel.IdFormat;

/** Something that waits for approval: {@code apr-} and 17 hexadecimal digits. */
public record ApprovalId(String value) {
    public static final String PREFIX = "apr";

    public ApprovalId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
