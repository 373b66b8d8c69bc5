package org.ownsky.provisioning.driver.spi;

import java.util.List;

/**
 * Copies of disks, all as they were at one instant.
 *
 * @param quiesced whether the guest had its file systems frozen at that instant; otherwise the copies are as after a power
 *     cut
 * @param copies in the order that they were asked for
 */
public record DiskBackup(boolean quiesced, List<VolumeCopy> copies) {
    public DiskBackup {
        copies = List.copyOf(copies);
    }
}
