package org.ownsky.provisioning.instance;

import org.ownsky.kernel.IdFormat;

/** An instance: {@code i-} and 17 hexadecimal digits, as EC2 writes it. */
public record InstanceId(String value) implements Comparable<InstanceId> {
    public static final String PREFIX = "i";

    public InstanceId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
