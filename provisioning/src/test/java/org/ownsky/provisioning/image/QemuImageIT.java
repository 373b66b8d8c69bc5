package org.ownsky.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;

/** What qemu-img writes is read as it is meant. */
class QemuImageIT {
    @TempDir
    Path directory;

    @Test
    void anImageIsReadAndAnOverlayIsRefused() throws Exception {
        var base = directory.resolve("base.qcow2");
        var overlay = directory.resolve("overlay.qcow2");
        run("qemu-img", "create", "-q", "-f", "qcow2", base.toString(), "3G");
        run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", base.toString(), overlay.toString());

        assertThat(Qcow2Header.read(base).virtualSize()).isEqualTo(Bytes.ofGib(3));
        assertThatExceptionOfType(UnusableImage.class)
                .isThrownBy(() -> Qcow2Header.read(overlay))
                .withMessageContaining("backing file");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
