package org.ownsky.provisioning.instance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A directory with one golden image that nobody boots: the header of a qcow2 of 256 MiB, and its manifest. */
public final class TestImages {
    static final long VIRTUAL_SIZE = 1L << 28;

    private static final Path DIRECTORY = make();

    private TestImages() {}

    public static Path directory() {
        return DIRECTORY;
    }

    private static Path make() {
        try {
            var directory = Files.createTempDirectory("ownsky-images");
            var content = ByteBuffer.allocate(128)
                    .putInt(0, 0x514649fb)
                    .putInt(4, 3)
                    .putInt(20, 16)
                    .putLong(24, VIRTUAL_SIZE)
                    .putInt(100, 104)
                    .array();
            Files.write(directory.resolve("tiny.qcow2"), content);
            var sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            Files.write(directory.resolve("tiny.json"), """
                    {"name": "tiny", "file": "tiny.qcow2", "format": "qcow2", "virtualSize": %d, "architecture": "x86_64",
                     "loginUser": "ownsky", "minMemory": 67108864, "description": "For tests", "sha256": "%s"}""".formatted(VIRTUAL_SIZE, sha256)
                    .getBytes(UTF_8));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
