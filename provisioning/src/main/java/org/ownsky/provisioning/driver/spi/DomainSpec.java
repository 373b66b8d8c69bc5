package org.ownsky.provisioning.driver.spi;

import java.util.List;
import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;

/**
 * A guest to define. Its disks are by name in our pool, its network is ours; the adapter adds what its dialect needs.
 *
 * @param uuid derived from the instance id
 * @param name the instance id
 * @param title what people call it, shown by other tools
 * @param disks volumes that are attached to it, beside its root disk and its seed
 */
public record DomainSpec(
        UUID uuid,
        String name,
        String title,
        VcpuCount vcpus,
        Bytes memory,
        VolumeName root,
        VolumeName seed,
        MacAddress mac,
        Acceleration acceleration,
        List<DiskSpec> disks) {
    public DomainSpec {
        disks = List.copyOf(disks);
        if (disks.stream().map(DiskSpec::serial).distinct().count() != disks.size()) {
            throw new IllegalArgumentException("Guest " + name + " has two disks with one serial");
        }
    }

    /** The same guest with these volumes. */
    public DomainSpec withDisks(List<DiskSpec> volumes) {
        return new DomainSpec(uuid, name, title, vcpus, memory, root, seed, mac, acceleration, volumes);
    }
}
