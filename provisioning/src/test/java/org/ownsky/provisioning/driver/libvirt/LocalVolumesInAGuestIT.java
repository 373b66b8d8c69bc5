package org.ownsky.provisioning.driver.libvirt;

import java.util.Optional;
import org.ownsky.provisioning.driver.local.LocalVolumes;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeBackend;

/** On the node's own disks, with libvirtd restarted under the guest. */
class LocalVolumesInAGuestIT extends VolumesInAGuest {
    @Override
    VolumeBackend backend(HypervisorNode connected) {
        return new LocalVolumes(connected);
    }

    @Override
    Optional<String> disturbance() {
        return TestNode.restartProgram();
    }
}
