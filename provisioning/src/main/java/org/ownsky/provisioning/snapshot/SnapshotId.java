package org.ownsky.provisioning.snapshot;

import org.ownsky.kernel.IdFormat;

/** A snapshot: {@code snap-} and 17 hexadecimal digits, as EC2 writes it. */
public record SnapshotId(String value) implements Comparable<SnapshotId> {
    public static final String PREFIX = "snap";

    public SnapshotId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
