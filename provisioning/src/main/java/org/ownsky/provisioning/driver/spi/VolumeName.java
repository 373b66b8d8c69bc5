package org.ownsky.provisioning.driver.spi;

import java.util.regex.Pattern;

/** A disk's or seed's name on a node: derived from our ids, so that a retry is a look-up. {@code i-….root}, {@code i-….seed}. */
public record VolumeName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]+-[0-9a-f]{17}\\.(root|seed)");

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

    /** The id that the name derives from. */
    public String owner() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public String toString() {
        return value;
    }
}
