package org.ownsky.provisioning.volume;

import org.ownsky.kernel.IdFormat;

/** A volume: {@code vol-} and 17 hexadecimal digits, as EC2 writes it. */
public record VolumeId(String value) implements Comparable<VolumeId> {
    public static final String PREFIX = "vol";

    /** What a virtio disk's serial can hold. */
    private static final int SERIAL_LENGTH = 20;

    public VolumeId {
        IdFormat.require(PREFIX, value);
    }

    /** By which a guest finds it, under {@code /dev/disk/by-id}: the first 20 characters. */
    public String serial() {
        return value.substring(0, SERIAL_LENGTH);
    }

    @Override
    public int compareTo(VolumeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
