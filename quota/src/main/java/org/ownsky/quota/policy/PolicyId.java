package org.ownsky.quota.policy;

import org.ownsky.kernel.IdFormat;

/** A policy: {@code pol-} and 17 hexadecimal digits. */
public record PolicyId(String value) implements Comparable<PolicyId> {
    public static final String PREFIX = "pol";

    public PolicyId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
