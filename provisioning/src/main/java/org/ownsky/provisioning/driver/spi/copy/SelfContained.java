package org.ownsky.provisioning.driver.spi.copy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * Sees to it that a copy is a qcow2 file that stands on no other: one that names another file would make the hypervisor read
 * it, whosever it is. Places are those of QEMU's {@code docs/interop/qcow2.txt}.
 */
public final class SelfContained {
    /** How much of a file's beginning must be looked at. */
    public static final int HEAD = 104;

    private static final int MAGIC = 0x514649fb;
    private static final int BACKING_FILE = 8;
    private static final int INCOMPATIBLE_FEATURES = 72;
    private static final long EXTERNAL_DATA = 4;

    private SelfContained() {}

    /**
     * Throws unless a file that begins like this stands on no other.
     *
     * @throws DriverException {@link DriverException.Kind#REFUSED}
     */
    public static void require(byte[] head, Path file) {
        ByteBuffer header = ByteBuffer.wrap(head);
        boolean alone = head.length >= HEAD
                && header.getInt(0) == MAGIC
                && header.getLong(BACKING_FILE) == 0
                && (header.getInt(Integer.BYTES) < 3 || (header.getLong(INCOMPATIBLE_FEATURES) & EXTERNAL_DATA) == 0);
        if (!alone) {
            throw new DriverException(
                    DriverException.Kind.REFUSED, "The copy " + file + " is not a qcow2 file that needs no other");
        }
    }
}
