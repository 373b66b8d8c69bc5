package org.ownsky.provisioning.instance;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.tag.Tags;
import org.springframework.stereotype.Component;

/** Checks a launch request field by field; the first that is out of range is named with its value and what is allowed. */
@Component
class LaunchPlanner {
    private static final int MOST_AT_ONCE = 20;
    private static final int LONGEST_NAME = 63;
    /** EC2's limit for user data, before Base64. */
    private static final int MOST_USER_DATA = 16 * 1024;

    private static final Bytes LARGEST_ROOT_DISK = Bytes.ofGib(2048);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");

    private final ImageService images;
    private final KeyPairService keyPairs;
    private final InstanceTypes types;

    LaunchPlanner(ImageService images, KeyPairService keyPairs, InstanceTypes types) {
        this.images = images;
        this.keyPairs = keyPairs;
        this.types = types;
    }

    LaunchPlan plan(Caller caller, LaunchRequest request) {
        var name = checkedName(request.name());
        if (request.count() < 1 || request.count() > MOST_AT_ONCE) {
            throw CloudException.invalid("Instances", String.valueOf(request.count()), "1 to " + MOST_AT_ONCE);
        }
        checkUserData(request.userData());
        var type = types.find(request.instanceType())
                .orElseThrow(() ->
                        CloudException.invalid("Instance type", request.instanceType(), "one of " + types.names()));
        var image = images.launchable(caller, request.image());
        if (type.memory().compareTo(image.minimumMemory()) < 0) {
            throw CloudException.invalid(
                    "Instance type",
                    type.name() + " with " + type.memory(),
                    "a type with at least " + image.minimumMemory() + " of memory, which " + image.name() + " needs");
        }
        var keyPair = request.keyPair().map(id -> keyPairs.launchable(caller, id));
        return new LaunchPlan(
                name,
                request.count(),
                image,
                type,
                keyPair,
                request.userData(),
                rootDisk(request, type, image),
                Tags.checked(request.tags()));
    }

    private static String checkedName(String given) {
        var name = given.strip();
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw CloudException.invalid(
                    "Name",
                    given,
                    "1 to " + LONGEST_NAME
                            + " letters, digits, spaces, dots, dashes and underscores, beginning with a letter or digit");
        }
        return name;
    }

    private static void checkUserData(String userData) {
        var size = userData.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_USER_DATA) {
            throw CloudException.invalid("User data", new Bytes(size).toString(), "at most 16 KiB");
        }
        if (userData.indexOf('\0') >= 0) {
            throw CloudException.invalid("User data", "text with a zero byte", "text");
        }
    }

    /** As asked, or the type's default, or the image's own size where that is more. */
    private static Bytes rootDisk(LaunchRequest request, InstanceType type, ImageView image) {
        if (request.rootDisk().isEmpty()) {
            return type.rootDisk().compareTo(image.virtualSize()) >= 0 ? type.rootDisk() : image.virtualSize();
        }
        var asked = request.rootDisk().get();
        if (asked.compareTo(image.virtualSize()) < 0 || asked.compareTo(LARGEST_ROOT_DISK) > 0) {
            throw CloudException.invalid(
                    "Root disk",
                    asked.toString(),
                    image.virtualSize() + " (the size of " + image.name() + ") to " + LARGEST_ROOT_DISK);
        }
        return asked;
    }
}
