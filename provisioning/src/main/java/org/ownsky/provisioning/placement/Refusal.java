package org.ownsky.provisioning.placement;

import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.node.NodeCapacity;
import org.ownsky.provisioning.node.NodeState;

/** Why a node cannot take an instance; the first filter that says no. */
enum Refusal {
    NONE,
    STATE,
    ARCHITECTURE,
    VCPUS,
    MEMORY,
    ROOT_DISK;

    static Refusal of(NodeCapacity node, InstanceDemand demand) {
        if (node.state() != NodeState.UP) {
            return STATE;
        }
        if (node.architecture() != demand.architecture()) {
            return ARCHITECTURE;
        }
        if (node.vcpusLimit() - node.vcpusAllocated() < demand.vcpus().value()) {
            return VCPUS;
        }
        if (node.memoryLimit().value() - node.memoryAllocated().value()
                < demand.memory().value()) {
            return MEMORY;
        }
        if (node.diskLimit().value() - node.diskAllocated().value()
                < demand.rootDisk().value()) {
            return ROOT_DISK;
        }
        return NONE;
    }

    /** Names the resource, what was asked and what is there. */
    String explain(NodeCapacity node, InstanceDemand demand) {
        return switch (this) {
            case NONE -> node.name() + " fits";
            case STATE -> node.name() + " is " + words(node.state());
            case ARCHITECTURE -> node.name() + " runs " + node.architecture() + ", not " + demand.architecture();
            case VCPUS ->
                node.name() + " has " + Math.max(0, node.vcpusLimit() - node.vcpusAllocated()) + " of "
                        + node.vcpusLimit() + " vCPUs free, " + demand.vcpus().value() + " asked";
            case MEMORY ->
                node.name() + " has " + free(node.memoryLimit(), node.memoryAllocated()) + " of " + node.memoryLimit()
                        + " memory free, " + demand.memory() + " asked";
            case ROOT_DISK ->
                node.name() + " has " + free(node.diskLimit(), node.diskAllocated()) + " of " + node.diskLimit()
                        + " disk free, " + demand.rootDisk() + " asked";
        };
    }

    /** The same for a number of nodes at once. */
    String explain(int nodes, InstanceDemand demand) {
        return switch (this) {
            case NONE -> nodes + " nodes fit";
            case STATE -> nodes + " nodes are not up";
            case ARCHITECTURE -> nodes + " nodes do not run " + demand.architecture();
            case VCPUS -> nodes + " nodes have fewer than " + demand.vcpus().value() + " vCPUs free";
            case MEMORY -> nodes + " nodes have less than " + demand.memory() + " memory free";
            case ROOT_DISK -> nodes + " nodes have less than " + demand.rootDisk() + " disk free";
        };
    }

    private static String words(NodeState state) {
        return switch (state) {
            case JOINING -> "still joining";
            case UP -> "up";
            case DOWN -> "down";
            case DRAINING -> "draining";
        };
    }

    private static Bytes free(Bytes limit, Bytes allocated) {
        return new Bytes(Math.max(0, limit.value() - allocated.value()));
    }
}
