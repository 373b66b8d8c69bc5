package org.ownsky.portal.member;

import org.ownsky.kernel.IdFormat;

/** A group of a tenant's people: {@code grp-} and 17 hexadecimal digits. */
public record GroupId(String value) {
    public static final String PREFIX = "grp";

    public GroupId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
