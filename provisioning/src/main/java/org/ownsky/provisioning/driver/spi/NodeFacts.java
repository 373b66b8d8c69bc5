package org.ownsky.provisioning.driver.spi;

import java.net.Inet4Address;
import java.util.UUID;
import org.ownsky.kernel.Bytes;

/**
 * What a machine is and has.
 *
 * @param hostUuid of the hypervisor host; the same machine reached by two addresses has one
 * @param hostName what the machine calls itself
 * @param hypervisor name and version, as {@code QEMU 7.2.22}
 * @param architecture of its guests
 * @param cpus logical processors
 * @param memory installed
 * @param storage size of the file system that holds our pool
 * @param storageFree what is free of it now
 * @param hardwareOffered whether the hypervisor says it can use hardware virtualization; only a probe proves it
 * @param guestNetwork first address of the range that guests get addresses from
 * @param guestNetworkSize how many addresses that range has
 */
public record NodeFacts(
        UUID hostUuid,
        String hostName,
        String hypervisor,
        Architecture architecture,
        int cpus,
        Bytes memory,
        Bytes storage,
        Bytes storageFree,
        boolean hardwareOffered,
        Inet4Address guestNetwork,
        int guestNetworkSize) {
    /** The range that guests get addresses from. */
    public AddressRange guestAddresses() {
        return new AddressRange(guestNetwork, guestNetworkSize);
    }
}
