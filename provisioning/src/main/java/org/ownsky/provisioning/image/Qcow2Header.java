package org.ownsky.provisioning.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.ownsky.kernel.Bytes;

/**
 * The beginning of a qcow2 file. Only whole, plain images pass: one that names another file (a backing file, an external
 * data file) would let its maker read any file of the node.
 *
 * @see <a href="https://gitlab.com/qemu-project/qemu/-/blob/master/docs/interop/qcow2.txt">The qcow2 format</a>
 */
record Qcow2Header(Bytes virtualSize) {
    private static final int LENGTH = 104;
    private static final int SHORTEST = 72;
    private static final int MAGIC = 0x514649fb;
    private static final int BACKING_FILE_OFFSET = 8;
    private static final int SIZE = 24;
    private static final int ENCRYPTION = 32;
    private static final int INCOMPATIBLE_FEATURES = 72;
    /** Compression other than deflate, and extended entries: every QEMU since 5.2 reads them. */
    private static final long HARMLESS_FEATURES = 1L << 3 | 1L << 4;

    /**
     * Reads and checks the header.
     *
     * @throws UnusableImage saying what is wrong with the file
     */
    static Qcow2Header read(Path file) {
        var header = ByteBuffer.allocate(LENGTH);
        try (var channel = FileChannel.open(file)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // A read may give less than asked for.
            }
        } catch (IOException e) {
            throw new UnusableImage(file + " cannot be read", e);
        }
        return check(file, header);
    }

    private static Qcow2Header check(Path file, ByteBuffer header) {
        var length = header.position();
        if (length < SHORTEST || header.getInt(0) != MAGIC) {
            throw new UnusableImage(file + " is not a qcow2 file");
        }
        var version = header.getInt(Integer.BYTES);
        if (version != 2 && version != 3) {
            throw new UnusableImage(file + " is qcow2 of version " + version + "; 2 and 3 are known");
        }
        if (header.getLong(BACKING_FILE_OFFSET) != 0) {
            throw new UnusableImage(file + " has a backing file; \"qemu-img convert\" makes it whole");
        }
        if (header.getInt(ENCRYPTION) != 0) {
            throw new UnusableImage(file + " is encrypted");
        }
        if (version == 3 && (length < LENGTH || (header.getLong(INCOMPATIBLE_FEATURES) & ~HARMLESS_FEATURES) != 0)) {
            throw new UnusableImage(
                    file + " was not closed cleanly or needs another file; \"qemu-img convert\" makes it whole");
        }
        var size = header.getLong(SIZE);
        if (size <= 0) {
            throw new UnusableImage(file + " holds no disk");
        }
        return new Qcow2Header(new Bytes(size));
    }
}
