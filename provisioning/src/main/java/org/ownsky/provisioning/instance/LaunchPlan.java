package org.ownsky.provisioning.instance;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.keypair.KeyPairView;
import org.ownsky.quota.policy.LaunchDraft;

/** A launch request after every field was checked. */
record LaunchPlan(
        String name,
        int count,
        ImageView image,
        InstanceType type,
        Optional<KeyPairView> keyPair,
        String userData,
        Bytes rootDisk,
        Map<String, String> tags) {

    /** The name of copy {@code index}, counted from 0: a single instance has the plain name. */
    String nameOf(int index) {
        return count == 1 ? name : name + "-" + (index + 1);
    }

    /** As policies look at it. */
    LaunchDraft draft() {
        return new LaunchDraft(
                IntStream.range(0, count).mapToObj(this::nameOf).toList(),
                type.name(),
                type.vcpus(),
                type.memory(),
                rootDisk,
                image.name(),
                tags);
    }
}
