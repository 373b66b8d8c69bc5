package org.ownsky.provisioning.node;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;

/**
 * A node as operators see it.
 *
 * @param zone where it stands, as an operator said
 * @param message why it is not up, or what needs attention
 * @param hypervisor name and version, empty until first contact
 * @param acceleration empty until probed
 * @param vcpusAllocated given to instances; may exceed {@code cpus} by the overcommit ratio
 * @param vcpusLimit cpus times the ratio
 * @param memoryLimit memory times the ratio, less the reserve
 * @param instances placed on it
 */
public record NodeView(
        NodeId id,
        String name,
        String zone,
        URI address,
        NodeState state,
        Instant stateSince,
        Optional<String> message,
        Optional<Instant> lastSeen,
        Optional<String> hypervisor,
        Optional<Acceleration> acceleration,
        int cpus,
        int vcpusAllocated,
        int vcpusLimit,
        Bytes memory,
        Bytes memoryAllocated,
        Bytes memoryLimit,
        Bytes storage,
        Bytes storageFree,
        Bytes storageAllocated,
        long instances) {}
