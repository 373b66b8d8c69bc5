package org.ownsky.provisioning.node;

import org.ownsky.kernel.IdFormat;

/** A node: {@code node-} and 17 hexadecimal digits. */
public record NodeId(String value) implements Comparable<NodeId> {
    public static final String PREFIX = "node";

    public NodeId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
