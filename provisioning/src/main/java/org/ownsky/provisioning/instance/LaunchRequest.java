package org.ownsky.provisioning.instance;

import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.keypair.KeyPairId;

/**
 * What to launch, unchecked: {@link InstanceService#launch} refuses what is out of range.
 *
 * @param name 1 to 63 letters, digits, dots, dashes, spaces; copies of a count above 1 get "-1", "-2" behind it
 * @param count 1 to 20
 * @param instanceType a name of the catalogue
 * @param userData for the guest's first boot, at most 16 KiB in UTF-8; empty for none
 * @param rootDisk at least the image's size; empty for the type's default
 * @param idempotencyKey the same key in the same project gives the same instances again, at most 64 characters
 * @param tags of each instance: at most 50, keys of 1 to 128 characters, values of at most 256
 */
public record LaunchRequest(
        String name,
        int count,
        ImageId image,
        String instanceType,
        Optional<KeyPairId> keyPair,
        String userData,
        Optional<Bytes> rootDisk,
        Optional<String> idempotencyKey,
        Map<String, String> tags) {
    public LaunchRequest {
        tags = Map.copyOf(tags);
    }

    /** A launch without tags. */
    public LaunchRequest(
            String name,
            int count,
            ImageId image,
            String instanceType,
            Optional<KeyPairId> keyPair,
            String userData,
            Optional<Bytes> rootDisk,
            Optional<String> idempotencyKey) {
        this(name, count, image, instanceType, keyPair, userData, rootDisk, idempotencyKey, Map.of());
    }
}
