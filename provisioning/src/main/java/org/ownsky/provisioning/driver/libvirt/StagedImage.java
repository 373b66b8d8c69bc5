package org.ownsky.provisioning.driver.libvirt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ownsky.kernel.Bytes;

/**
 * A copy of a golden image in the node's image pool. libvirt cannot rename volumes, so a copy is known to be whole by a
 * second, empty volume beside it that is made last. Each attempt to copy has names of its own: two that copy at once do
 * not disturb each other, and what a broken one left behind is told by its age.
 *
 * @param image the image's name
 * @param begun when the attempt began, milliseconds since 1970
 * @param virtualSize of the disk in it
 */
record StagedImage(String image, long begun, Bytes virtualSize) {
    private static final Pattern FORM = Pattern.compile("(.+)\\.([0-9a-f]{1,16})\\.([0-9]{1,19})\\.(qcow2|whole)");

    /** The copy that a volume of this name belongs to. */
    static Optional<StagedImage> of(String volume) {
        Matcher matcher = FORM.matcher(volume);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new StagedImage(
                matcher.group(1),
                Long.parseUnsignedLong(matcher.group(2), 16),
                new Bytes(Long.parseLong(matcher.group(3)))));
    }

    /** Name of the volume with the content. */
    String content() {
        return stem() + ".qcow2";
    }

    /** Name of the volume that says the content is whole. */
    String marker() {
        return stem() + ".whole";
    }

    private String stem() {
        return image + "." + Long.toHexString(begun) + "." + virtualSize.value();
    }
}
