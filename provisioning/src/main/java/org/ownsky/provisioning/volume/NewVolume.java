package org.ownsky.provisioning.volume;

import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudException;

/**
 * A volume to be made.
 *
 * @param name 1 to 63 letters, digits, spaces, dots, dashes and underscores
 * @param size whole GiB, 1 to 16,384
 * @param volumeClass name of a class; see {@link VolumeService#classes}
 * @param source id of the snapshot that fills it; empty for a blank one
 * @param deleteOnTermination whether it goes with the instance that it is attached to then
 */
public record NewVolume(
        String name, Bytes size, String volumeClass, Optional<String> source, boolean deleteOnTermination) {
    /** What a volume is made of when nobody says. */
    public static final String USUAL_CLASS = "standard";

    private static final long MOST_GIB = 16_384;

    /** A blank one of the usual class. */
    public static NewVolume blank(String name, long gib) {
        return new NewVolume(name, size("Size", gib), USUAL_CLASS, Optional.empty(), false);
    }

    /**
     * A size in whole GiB.
     *
     * @throws CloudException InvalidInput beyond 1 to 16,384 (EBS' limit of a general purpose volume)
     */
    public static Bytes size(String field, long gib) {
        if (gib < 1 || gib > MOST_GIB) {
            throw CloudException.invalid(field, gib + " GiB", "1 to 16,384 GiB");
        }
        return Bytes.ofGib(gib);
    }
}
