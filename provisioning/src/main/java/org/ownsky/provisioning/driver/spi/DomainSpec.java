package org.ownsky.provisioning.driver.spi;

import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;

/**
 * A guest to define. Its disks are by name in our pool, its network is ours; the adapter adds what its dialect needs.
 *
 * @param uuid derived from the instance id
 * @param name the instance id
 * @param title what people call it, shown by other tools
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
        Acceleration acceleration) {}
