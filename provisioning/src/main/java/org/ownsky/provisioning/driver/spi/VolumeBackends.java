package org.ownsky.provisioning.driver.spi;

import java.net.URI;

/** The places for volumes that this build knows. */
public interface VolumeBackends {
    /** The node's own disks. Closing it leaves the node connected. */
    VolumeBackend on(HypervisorNode node);

    /**
     * The storage controller at this address, {@code iscsi:///FOLDER?portal=HOST:PORT}.
     *
     * @throws DriverException {@link DriverException.Kind#REFUSED} if the address is of no such kind
     */
    VolumeBackend connect(URI address);
}
