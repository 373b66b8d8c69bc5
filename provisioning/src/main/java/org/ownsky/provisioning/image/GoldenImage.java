package org.ownsky.provisioning.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ownsky.kernel.Bytes;

/** A manifest and its file, whose header agrees with it. */
record GoldenImage(Manifest manifest, Path file, Bytes fileSize) {

    /**
     * Reads the manifest and the header of its file; the content is for {@link #requireIntact} to check.
     *
     * @throws UnusableImage saying what is wrong
     */
    static GoldenImage read(Path manifestPath) {
        var manifest = Manifest.read(manifestPath);
        var file = manifestPath.resolveSibling(manifest.file());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableImage(manifestPath + ": there is no file " + file);
        }
        var header = Qcow2Header.read(file);
        if (!header.virtualSize().equals(manifest.virtualSize())) {
            throw new UnusableImage(
                    file + " holds a disk of " + header.virtualSize().value() + " bytes, but its manifest says "
                            + manifest.virtualSize().value());
        }
        try {
            return new GoldenImage(manifest, file, new Bytes(Files.size(file)));
        } catch (IOException e) {
            throw new UnusableImage(file + " cannot be read", e);
        }
    }

    /**
     * Checks the file's content against the manifest.
     *
     * @throws UnusableImage when it is another
     */
    void requireIntact() {
        var actual = digest();
        if (!actual.equals(manifest.sha256())) {
            throw new UnusableImage(
                    file + " is damaged or half-written: its SHA-256 is " + actual + ", not " + manifest.sha256());
        }
    }

    private String digest() {
        try (var channel = FileChannel.open(file);
                var input =
                        new DigestInputStream(Channels.newInputStream(channel), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UnusableImage(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
