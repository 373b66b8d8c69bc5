package org.ownsky.provisioning.driver.spi;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.ownsky.kernel.Bytes;

/**
 * A copy of a disk as a file on this machine.
 *
 * @param size of the disk in it
 * @param stored size of the file
 * @param sha256 of the file, 64 hexadecimal digits in lower case
 */
public record VolumeCopy(Path file, Bytes size, Bytes stored, String sha256) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public VolumeCopy {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 digest: " + sha256);
        }
    }

    /** The same copy in another place. */
    public VolumeCopy at(Path other) {
        return new VolumeCopy(other, size, stored, sha256);
    }
}
