package org.ownsky.provisioning.node;

import org.ownsky.kernel.Bytes;

/**
 * All nodes of a zone together, whatever their state.
 *
 * @param nodes how many there are
 * @param up how many of them take instances
 * @param cpus logical processors that are installed
 * @param vcpusLimit how many vCPUs can be given out, with over-commitment
 * @param memory that is installed
 * @param memoryLimit how much can be given out, with over-commitment and without the reserve
 * @param instances placed on them
 */
public record ZoneView(
        String name,
        long nodes,
        long up,
        long cpus,
        long vcpusAllocated,
        long vcpusLimit,
        Bytes memory,
        Bytes memoryAllocated,
        Bytes memoryLimit,
        Bytes storage,
        Bytes storageFree,
        long instances) {}
