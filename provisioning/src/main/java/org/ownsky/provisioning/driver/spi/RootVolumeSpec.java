package org.ownsky.provisioning.driver.spi;

import org.ownsky.kernel.Bytes;

/** A copy-on-write disk to make: over the staged image of this name, of this virtual size, a multiple of 1 KiB. */
public record RootVolumeSpec(VolumeName name, String image, Bytes size) {
    public RootVolumeSpec {
        if (size.value() % 1024 != 0) {
            throw new IllegalArgumentException("A disk's size is a multiple of 1 KiB, not " + size.value() + " bytes");
        }
    }
}
