package org.ownsky.provisioning.driver.spi;

import java.util.regex.Pattern;

/** How a guest knows a volume: the first 20 characters of the volume's id, which is all that a virtio disk's serial holds. */
public record DiskSerial(String value) {
    private static final int LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("vol-[0-9a-f]{16}");

    public DiskSerial {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a volume's serial: " + value);
        }
    }

    /** The serial of the volume with this id, {@code vol-….}. */
    public static DiskSerial of(String volume) {
        return new DiskSerial(volume.substring(0, Math.min(LENGTH, volume.length())));
    }

    /** The serial of the volume whose data has this name. */
    public static DiskSerial of(VolumeName data) {
        return of(data.owner());
    }

    /** Whether a disk with this serial may be a volume of ours. */
    public static boolean isOurs(String serial) {
        return FORM.matcher(serial).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
