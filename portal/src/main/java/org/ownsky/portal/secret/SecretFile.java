package org.ownsky.portal.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that an operator keeps a secret in. It is read at each use, so that a secret that was replaced counts at once. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * The secret, without the space around it; empty when no file is named or nothing is in it.
     *
     * @param setting its name, for the error
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Optional<String> read(Optional<String> file, String setting) {
        return file.filter(name -> !name.isBlank())
                .map(Path::of)
                .map(path -> read(path, setting))
                .filter(text -> !text.isEmpty());
    }

    private static String read(Path file, String setting) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + setting + ", " + file, e);
        }
    }
}
