package org.ownsky.provisioning.node;

import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Architecture;

/**
 * What a node can take and has given out; limits include overcommit and what is kept back.
 *
 * @param probed whether it is known how it executes guests
 */
public record NodeCapacity(
        NodeId id,
        String name,
        NodeState state,
        Architecture architecture,
        boolean probed,
        int vcpusLimit,
        int vcpusAllocated,
        Bytes memoryLimit,
        Bytes memoryAllocated,
        Bytes diskLimit,
        Bytes diskAllocated) {}
