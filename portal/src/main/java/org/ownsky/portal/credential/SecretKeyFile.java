package org.ownsky.portal.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The file with the key that access keys are encrypted with: 32 bytes, in one line of Base64.
 *
 * @param ours made when it is not there; a file that somebody named has to be
 */
record SecretKeyFile(Path path, boolean ours) {
    private static final int BYTES = 32;

    static SecretKeyFile given(Path path) {
        return new SecretKeyFile(path, false);
    }

    static SecretKeyFile own(Path path) {
        return new SecretKeyFile(path, true);
    }

    /**
     * The key.
     *
     * @throws IllegalStateException when the file holds something else
     */
    SecretKey read(SecureRandom random) {
        try {
            if (ours && !Files.exists(path)) {
                make(random);
            }
            return parse(Files.readString(path).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the key that access keys are encrypted with, " + path, e);
        }
    }

    private SecretKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw unusable(notBase64);
        }
        if (bytes.length != BYTES) {
            throw unusable(null);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Nobody but its owner may ever read it; of two portals that start at once, one makes it. */
    private void make(SecureRandom random) throws IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        var unfinished = Files.createTempFile(
                directory,
                "secret",
                ".key.new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n");
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException theOtherWasFaster) {
            // Its key is the one, then.
        } finally {
            Files.delete(unfinished);
        }
    }

    private IllegalStateException unusable(@Nullable Throwable cause) {
        return new IllegalStateException(
                path + " does not hold a key: 32 bytes in Base64 are wanted, as `openssl rand -base64 32` prints them",
                cause);
    }
}
