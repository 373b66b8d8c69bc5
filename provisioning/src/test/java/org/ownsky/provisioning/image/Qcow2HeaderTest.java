package org.ownsky.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;

class Qcow2HeaderTest {
    @TempDir
    Path directory;

    @Test
    void aWholeImageTellsItsSize() throws IOException {
        assertThat(Qcow2Header.read(file(header -> {}))).isEqualTo(new Qcow2Header(Bytes.ofMib(256)));
        assertThat(Qcow2Header.read(file(header -> header.putInt(4, 2))).virtualSize())
                .isEqualTo(Bytes.ofMib(256));
        assertThat(Qcow2Header.read(file(header -> header.putLong(72, 1L << 3))).virtualSize())
                .isEqualTo(Bytes.ofMib(256));
    }

    @Test
    void whatIsNoQcow2OrNotWholeIsRefused() throws IOException {
        assertRefused(header -> header.putInt(0, 0x7f454c46), "is not a qcow2 file");
        assertRefused(header -> header.putInt(4, 1), "version 1");
        assertRefused(header -> header.putLong(8, 512), "has a backing file");
        assertRefused(header -> header.putInt(32, 1), "is encrypted");
        assertRefused(header -> header.putLong(72, 1), "not closed cleanly");
        assertRefused(header -> header.putLong(72, 1L << 2), "needs another file");
        assertRefused(header -> header.putLong(72, 1L << 40), "needs another file");
        assertRefused(header -> header.putLong(24, 0), "holds no disk");
        assertRefused(header -> header.putLong(24, -1), "holds no disk");
        assertRefused(header -> header.limit(60), "is not a qcow2 file");
        assertRefused(header -> header.limit(90), "needs another file");
    }

    private void assertRefused(Consumer<ByteBuffer> change, String reason) throws IOException {
        var file = file(change);
        assertThatExceptionOfType(UnusableImage.class)
                .isThrownBy(() -> Qcow2Header.read(file))
                .withMessageContaining(reason)
                .withMessageContaining(file.toString());
    }

    private Path file(Consumer<ByteBuffer> change) throws IOException {
        var header = ByteBuffer.wrap(ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 1));
        change.accept(header);
        var bytes = new byte[header.limit()];
        header.get(0, bytes);
        return Files.write(directory.resolve("image.qcow2"), bytes);
    }
}
