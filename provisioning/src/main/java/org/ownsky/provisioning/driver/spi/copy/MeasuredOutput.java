package org.ownsky.provisioning.driver.spi.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.VolumeCopy;

/** Passes a copy on while it counts and digests it. Does not close what it passes it on to. */
public final class MeasuredOutput extends OutputStream {
    /** How often progress is told, in bytes. */
    static final long STEP = 4L << 20;

    private final OutputStream sink;
    private final long expected;
    private final CopyProgress progress;
    private final MessageDigest digest = Sha256.begin();
    private long written;
    private long told;

    public MeasuredOutput(OutputStream sink, long expected, CopyProgress progress) {
        this.sink = sink;
        this.expected = expected;
        this.progress = progress;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        sink.write(octets, offset, length);
        digest.update(octets, offset, length);
        written += length;
        if (written - told >= STEP) {
            told = written;
            progress.copied(new Bytes(written), new Bytes(Math.max(expected, written)));
        }
    }

    /** The copy that was written, of a disk of this size; asked for once, at the end. */
    public VolumeCopy copy(Path file, Bytes size) throws IOException {
        sink.flush();
        progress.copied(new Bytes(written), new Bytes(written));
        return new VolumeCopy(file, size, new Bytes(written), HexFormat.of().formatHex(digest.digest()));
    }
}
