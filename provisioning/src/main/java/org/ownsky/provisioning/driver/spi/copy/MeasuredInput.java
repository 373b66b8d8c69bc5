package org.ownsky.provisioning.driver.spi.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.VolumeCopy;

/** Reads a copy while it counts and digests it. Does not close what it reads from. */
public final class MeasuredInput extends InputStream {
    private final InputStream content;
    private final long expected;
    private final CopyProgress progress;
    private final MessageDigest digest = Sha256.begin();
    private long read;
    private long told;

    public MeasuredInput(InputStream content, long expected, CopyProgress progress) {
        this.content = content;
        this.expected = expected;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int count = content.read(octets, offset, length);
        if (count > 0) {
            digest.update(octets, offset, count);
            read += count;
        }
        if (read - told >= MeasuredOutput.STEP) {
            told = read;
            progress.copied(new Bytes(read), new Bytes(Math.max(expected, read)));
        }
        return count;
    }

    /**
     * Throws unless what was read, and nothing was left unread, is the copy; asked for once, at the end.
     *
     * @throws DriverException {@link DriverException.Kind#REFUSED}
     */
    public void requireDigest(VolumeCopy copy) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (!HexFormat.of().formatHex(digest.digest()).equals(copy.sha256())) {
            throw new DriverException(
                    DriverException.Kind.REFUSED,
                    "The copy " + copy.file() + " is damaged: its checksum is not the one that was noted");
        }
        progress.copied(new Bytes(read), new Bytes(read));
    }
}
