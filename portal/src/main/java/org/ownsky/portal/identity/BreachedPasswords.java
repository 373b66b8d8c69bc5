package org.ownsky.portal.identity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Component;

/**
 * A file of passwords that were stolen somewhere: lines {@code SHA-1 in hex:COUNT}, ordered by hash, as Have I Been Pwned hands
 * them out. Nothing of it is kept in memory; some thirty reads find a password among a billion. Without a file nothing is
 * breached.
 */
@Component
class BreachedPasswords {
    private static final int HASH_CHARACTERS = 40;

    /** Longer than any line. */
    private static final int LONGEST_LINE = 64;

    private final Optional<Path> file;

    BreachedPasswords(IdentitySettings settings) {
        this.file = settings.breachedList();
        file.filter(path -> !Files.isReadable(path)).ifPresent(path -> {
            throw new IllegalStateException("ownsky.breached-passwords names " + path + ", which cannot be read");
        });
    }

    /**
     * How often the password was found; 0 for never.
     *
     * @throws CloudException Unavailable when the file cannot be read any more
     */
    long count(Password password) {
        if (file.isEmpty()) {
            return 0;
        }
        try (var lines = new RandomAccessFile(file.get().toFile(), "r")) {
            return find(lines, hash(password));
        } catch (IOException e) {
            throw CloudException.of(
                    new CloudError.Unavailable("Setting a password", "the list of stolen passwords cannot be read"),
                    "Can't read " + file.get(),
                    e);
        }
    }

    /** The line looked for begins at or after {@code low}, and before {@code high}. */
    private static long find(RandomAccessFile lines, String hash) throws IOException {
        var low = 0L;
        var high = lines.length();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var start = lineAtOrAfter(lines, middle);
            var line = start < high ? lineAt(lines, start) : null;
            if (line == null) {
                // No line begins between the middle and the end.
                high = middle;
                continue;
            }
            var order = line.length() < HASH_CHARACTERS
                    ? -1
                    : line.substring(0, HASH_CHARACTERS).compareToIgnoreCase(hash);
            if (order == 0) {
                return countIn(line);
            }
            if (order < 0) {
                low = start + 1;
            } else {
                high = middle;
            }
        }
        return 0;
    }

    private static long lineAtOrAfter(RandomAccessFile lines, long position) throws IOException {
        if (position == 0) {
            return 0;
        }
        // A line begins here if the byte before it ends another.
        lines.seek(position - 1);
        var buffer = new byte[LONGEST_LINE + 1];
        var read = lines.read(buffer);
        for (var i = 0; i < read; i++) {
            if (buffer[i] == '\n') {
                return position + i;
            }
        }
        return lines.length();
    }

    private static @Nullable String lineAt(RandomAccessFile lines, long start) throws IOException {
        lines.seek(start);
        var buffer = new byte[LONGEST_LINE];
        var read = lines.read(buffer);
        return read <= 0 ? null : new String(buffer, 0, read, StandardCharsets.ISO_8859_1).split("\\R", 2)[0];
    }

    /** A list without counts says 1. */
    private static long countIn(String line) {
        var digits = line.substring(HASH_CHARACTERS).replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 1 : Math.max(1, Long.parseLong(digits));
    }

    private static String hash(Password password) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-1").digest(password.clear().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-1", impossible);
        }
    }
}
