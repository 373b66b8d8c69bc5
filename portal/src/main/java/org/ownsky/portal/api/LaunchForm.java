package org.ownsky.portal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.keypair.KeyPairView;

@Meaning("What to launch")
record LaunchForm(
        @Meaning(value = "Where", example = "prj-0198c2d4e5f600001", pattern = "^prj-[0-9a-f]{17}$")
        String projectId,

        @Meaning(
                value = "What people call it; copies get \"-1\", \"-2\" behind it",
                shortest = 1,
                longest = 63,
                example = "web")
        String name,

        @Meaning(value = "An image's id or name", example = "tiny")
        String image,

        @Meaning(value = "A size's name", example = "t.nano")
        String instanceType,

        @Meaning(value = "A key pair's id or name; without one nobody can sign in by SSH", example = "laptop")
        Optional<String> keyPair,

        @Meaning(value = "How many; 1 if absent", least = 1, most = 20, example = "1")
        Optional<Integer> count,

        @Meaning(value = "For the guest's first boot, at most 16 KiB", longest = 16384)
        Optional<String> userData,

        @Meaning(
                value = "Size of the root disk, at least the image's; the size's default if absent",
                least = 1,
                most = 16384)
        Optional<Integer> rootDiskGiB,

        @Meaning(value = "What tells the instances from others", most = 50)
        Optional<List<Tag>> tags) {

    @Meaning("A tag")
    record Tag(
            @Meaning(value = "Unique among the launch's", shortest = 1, longest = 128, example = "owner")
            String key,

            @Meaning(value = "May be empty", longest = 256, example = "ada")
            String value) {}

    LaunchRequest request(Caller caller, ImageService images, KeyPairService keys, Optional<String> idempotencyKey) {
        return new LaunchRequest(
                name,
                count.orElse(1),
                image(caller, images),
                instanceType,
                keyPair.map(text -> keyPair(caller, keys, text)),
                userData.orElse(""),
                rootDiskGiB.map(LaunchForm::size),
                idempotencyKey,
                allTags());
    }

    private Map<String, String> allTags() {
        return all(tags.orElse(List.of()));
    }

    /** By key, each once. */
    static Map<String, String> all(List<Tag> tags) {
        var all = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            if (all.put(tag.key(), tag.value()) != null) {
                throw CloudException.invalid("tags", tag.key(), "each key once");
            }
        }
        return all;
    }

    private ImageId image(Caller caller, ImageService images) {
        if (IdFormat.matches(ImageId.PREFIX, image)) {
            return new ImageId(image);
        }
        return images.list(caller).stream()
                .filter(found -> found.name().equals(image))
                .findFirst()
                .map(ImageView::id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("image", image)));
    }

    private static KeyPairId keyPair(Caller caller, KeyPairService keys, String text) {
        if (IdFormat.matches(KeyPairId.PREFIX, text)) {
            return new KeyPairId(text);
        }
        return keys.list(caller).stream()
                .filter(found -> found.name().equals(text))
                .findFirst()
                .map(KeyPairView::id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("key pair", text)));
    }

    private static Bytes size(int gibibytes) {
        if (gibibytes < 1) {
            throw CloudException.invalid("rootDiskGiB", String.valueOf(gibibytes), "1 or more");
        }
        return Bytes.ofGib(gibibytes);
    }
}
