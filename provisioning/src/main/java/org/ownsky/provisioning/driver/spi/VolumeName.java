package org.ownsky.provisioning.driver.spi;

import java.util.regex.Pattern;

/**
 * The name of a disk or seed where it is kept: derived from our ids, so that a retry is a look-up. {@code i-….root} and
 * {@code i-….seed} belong to an instance, {@code vol-….data} is a volume.
 */
public record VolumeName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]+-[0-9a-f]{17}\\.(root|seed|data)");

    public VolumeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a volume name of ours: " + value);
        }
    }

    /** Whether a file of this name may be ours. */
    public static boolean isOurs(String name) {
        return FORM.matcher(name).matches();
    }

    public static VolumeName root(String instance) {
        return new VolumeName(instance + ".root");
    }

    public static VolumeName seed(String instance) {
        return new VolumeName(instance + ".seed");
    }

    /** The data of this volume. */
    public static VolumeName data(String volume) {
        return new VolumeName(volume + ".data");
    }

    /** Whether it is a volume, which outlives instances. */
    public boolean isData() {
        return value.endsWith(".data");
    }

    /** The id that the name derives from. */
    public String owner() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public String toString() {
        return value;
    }
}
