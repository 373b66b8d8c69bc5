package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.kernel.Bytes;

/**
 * Instances that have been stopped for some time, and keep their disks.
 *
 * @param number of all of them
 * @param rootDisks of all of them together
 * @param largest some, the largest root disks first
 */
public record StoppedInstances(long number, Bytes rootDisks, List<InstanceView> largest) {
    public StoppedInstances {
        largest = List.copyOf(largest);
    }
}
