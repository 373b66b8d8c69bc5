package org.ownsky.kernel;

/** Virtual processors, at least one. */
public record VcpuCount(int value) implements Comparable<VcpuCount> {
    public VcpuCount {
        if (value < 1) {
            throw new IllegalArgumentException("A guest has at least one vCPU, not " + value);
        }
    }

    @Override
    public int compareTo(VcpuCount other) {
        return Integer.compare(value, other.value);
    }
}
