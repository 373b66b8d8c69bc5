package org.ownsky.provisioning.driver.libvirt;

import java.util.Optional;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeBackend;

/** Over iSCSI, with the target daemon killed under the guest. */
class IscsiVolumesInAGuestIT extends VolumesInAGuest {
    @Override
    VolumeBackend backend(HypervisorNode connected) {
        return TestStore.required();
    }

    @Override
    Optional<String> disturbance() {
        return TestStore.restartProgram();
    }
}
