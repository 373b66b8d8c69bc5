package org.ownsky.provisioning.driver.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.FAILED;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.NOT_FOUND;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.REFUSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.VolumeCopy;

/** Copies of volumes: real files, with what guests have written in them. */
final class FakeCopy {
    private FakeCopy() {}

    static VolumeCopy write(FakeVolume.Data data, Path file, CopyProgress progress) {
        byte[] content = data.content().getBytes(UTF_8);
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new DriverException(FAILED, "Cannot write the copy " + file, e);
        }
        Bytes stored = new Bytes(content.length);
        try {
            progress.copied(stored, stored);
        } catch (RuntimeException e) {
            discard(file);
            throw e;
        }
        return new VolumeCopy(file, data.size(), stored, digest(content));
    }

    static String read(VolumeCopy copy, CopyProgress progress) {
        try {
            byte[] content = Files.readAllBytes(copy.file());
            if (!digest(content).equals(copy.sha256())) {
                throw new DriverException(REFUSED, "The copy " + copy.file() + " is damaged: its checksum is another");
            }
            progress.copied(copy.stored(), copy.stored());
            return new String(content, UTF_8);
        } catch (NoSuchFileException e) {
            throw new DriverException(NOT_FOUND, "No copy " + copy.file(), e);
        } catch (IOException e) {
            throw new DriverException(FAILED, "Cannot read the copy " + copy.file(), e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new DriverException(FAILED, "Cannot remove the copy " + file, e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
