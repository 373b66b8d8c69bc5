package org.ownsky.provisioning.image;

import org.ownsky.kernel.IdFormat;

/** An image: {@code ami-} and 17 hexadecimal digits, as EC2 writes it. */
public record ImageId(String value) implements Comparable<ImageId> {
    public static final String PREFIX = "ami";

    public ImageId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(ImageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
