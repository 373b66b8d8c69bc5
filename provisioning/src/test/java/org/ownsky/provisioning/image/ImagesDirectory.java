package org.ownsky.provisioning.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes golden images as the image builder does: first the file, then its manifest. */
final class ImagesDirectory {
    static final long VIRTUAL_SIZE = 1L << 28;

    private final Path directory;

    ImagesDirectory(Path directory) {
        this.directory = directory;
    }

    Path path() {
        return directory;
    }

    /** A golden image whose content depends on {@code build} only. */
    void build(String name, int build) throws IOException {
        var content = qcow2(VIRTUAL_SIZE, build);
        replace(name + ".qcow2", content);
        manifest(name, name + ".qcow2", sha256(content), VIRTUAL_SIZE);
    }

    void manifest(String name, String file, String sha256, long virtualSize) throws IOException {
        replace(name + ".json", """
                {"name": "%s", "file": "%s", "format": "qcow2", "virtualSize": %d, "architecture": "x86_64",
                 "loginUser": "ownsky", "minMemory": 67108864, "description": "Busybox and an SSH server",
                 "sha256": "%s", "builtWith": "something newer"}""".formatted(name, file, virtualSize, sha256).getBytes(UTF_8));
    }

    void replace(String name, byte[] content) throws IOException {
        var temporary = Files.createTempFile(directory, ".new-", "");
        Files.write(temporary, content);
        Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    /** The header of a whole version 3 image, and a few bytes of {@code build}. */
    static byte[] qcow2(long virtualSize, int build) {
        return ByteBuffer.allocate(128)
                .putInt(0, 0x514649fb)
                .putInt(4, 3)
                .putInt(20, 16)
                .putLong(24, virtualSize)
                .putInt(100, 104)
                .putInt(120, build)
                .array();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
