package org.ownsky.provisioning.node;

import java.time.Duration;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How nodes are filled and watched.
 *
 * @param vcpuOvercommit vCPUs given out for each logical processor; most guests idle most of the time
 * @param memoryOvercommit bytes of memory given out for each byte installed
 * @param memoryReserve what of the memory is kept back for the node itself
 * @param diskOvercommit bytes of root disks given out for each byte of the pool; disks are thin
 * @param heartbeat how often a node is asked whether it is there
 * @param lease how long a worker that fell silent keeps its nodes
 * @param sweepInterval how often all of a node's guests are looked at
 */
record NodeUse(
        @DefaultValue("8") double vcpuOvercommit,
        @DefaultValue("1.0") double memoryOvercommit,
        @DefaultValue("512MB") DataSize memoryReserve,
        @DefaultValue("2.0") double diskOvercommit,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("30s") Duration sweepInterval) {

    NodeUse {
        requireRatio("vcpu-overcommit", vcpuOvercommit);
        requireRatio("memory-overcommit", memoryOvercommit);
        requireRatio("disk-overcommit", diskOvercommit);
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "ownsky.node.lease is " + lease + "; it is at least twice the heartbeat, " + heartbeat
                            + ", so that one late heartbeat loses no node");
        }
    }

    /** What may be given out of a node. */
    record Limits(int vcpus, Bytes memory, Bytes disk) {}

    Limits limits(NodeFacts facts) {
        var memory = (long) (facts.memory().value() * memoryOvercommit) - memoryReserve.toBytes();
        return new Limits((int) (facts.cpus() * vcpuOvercommit), new Bytes(Math.max(0, memory)), new Bytes((long)
                (facts.storage().value() * diskOvercommit)));
    }

    private static void requireRatio(String name, double ratio) {
        if (!(ratio > 0 && ratio <= 1_000)) {
            throw new IllegalArgumentException(
                    "ownsky.node." + name + " is " + ratio + "; allowed: above 0, at most 1,000");
        }
    }
}
