package org.ownsky.provisioning.driver;

import java.net.URI;
import org.ownsky.provisioning.driver.iscsi.ControllerAddress;
import org.ownsky.provisioning.driver.iscsi.IscsiVolumes;
import org.ownsky.provisioning.driver.local.LocalVolumes;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeBackends;

/** Chooses the kind of storage controller by its address. */
final class VolumeBackendRegistry implements VolumeBackends {
    @Override
    public VolumeBackend on(HypervisorNode node) {
        return new LocalVolumes(node);
    }

    @Override
    public VolumeBackend connect(URI address) {
        return new IscsiVolumes(ControllerAddress.parse(address));
    }
}
