package org.ownsky.provisioning.instance;

import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.keypair.KeyPairView;

/** A launch request after every field was checked. */
record LaunchPlan(
        String name,
        int count,
        ImageView image,
        InstanceType type,
        Optional<KeyPairView> keyPair,
        String userData,
        Bytes rootDisk) {

    /** The name of copy {@code index}, counted from 0: a single instance has the plain name. */
    String nameOf(int index) {
        return count == 1 ? name : name + "-" + (index + 1);
    }
}
