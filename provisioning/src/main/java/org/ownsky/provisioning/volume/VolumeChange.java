package org.ownsky.provisioning.volume;

import java.util.Optional;

/**
 * What is to be changed of a volume; what is empty stays as it is.
 *
 * @param name as of {@link NewVolume}
 */
public record VolumeChange(
        Optional<String> name, Optional<Boolean> deleteOnTermination, Optional<Boolean> isProtected) {
    public static VolumeChange name(String name) {
        return new VolumeChange(Optional.of(name), Optional.empty(), Optional.empty());
    }

    public static VolumeChange protection(boolean wanted) {
        return new VolumeChange(Optional.empty(), Optional.empty(), Optional.of(wanted));
    }

    public static VolumeChange deleteOnTermination(boolean wanted) {
        return new VolumeChange(Optional.empty(), Optional.of(wanted), Optional.empty());
    }
}
