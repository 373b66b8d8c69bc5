package org.ownsky.provisioning.driver.spi;

import java.util.Optional;
import java.util.OptionalLong;
import org.ownsky.kernel.Bytes;

/**
 * How fast a disk may be, reads and writes together.
 *
 * @param iops operations in a second, 1 or more; empty for no limit
 * @param bytesPerSecond bytes in a second, 1 KiB or more; empty for no limit
 */
public record DiskLimits(OptionalLong iops, Optional<Bytes> bytesPerSecond) {
    /** As fast as it goes. */
    public static final DiskLimits NONE = new DiskLimits(OptionalLong.empty(), Optional.empty());

    public DiskLimits {
        if (iops.isPresent() && iops.getAsLong() < 1) {
            throw new IllegalArgumentException("A limit is 1 operation in a second or more, not " + iops.getAsLong());
        }
        if (bytesPerSecond.isPresent() && bytesPerSecond.get().value() < 1024) {
            throw new IllegalArgumentException("A limit is 1 KiB in a second or more, not " + bytesPerSecond.get());
        }
    }

    public static DiskLimits of(long iops, Bytes bytesPerSecond) {
        return new DiskLimits(OptionalLong.of(iops), Optional.of(bytesPerSecond));
    }
}
