package org.ownsky.portal.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file that tells scripts how to reach the demo tenant: one {@code NAME='value'} a line, for a shell to source. */
final class DemoEnvironment {
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9_]*)='(.*)'");
    private static final String QUOTE = "'";
    private static final String QUOTE_IN_QUOTES = "'\\''";

    private final Path file;

    DemoEnvironment(Path file) {
        this.file = file;
    }

    /** What the file says, in its order; empty without a file. */
    Map<String, String> read() {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (var line : Files.readAllLines(file)) {
                var matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    values.put(matcher.group(1), matcher.group(2).replace(QUOTE_IN_QUOTES, QUOTE));
                }
            }
            return values;
        } catch (NoSuchFileException absent) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }

    /** Replaces the file in one move; nobody but its owner may ever read it. */
    void write(Map<String, String> values) {
        var text = values.entrySet().stream()
                .map(entry ->
                        entry.getKey() + "=" + QUOTE + entry.getValue().replace(QUOTE, QUOTE_IN_QUOTES) + QUOTE + "\n")
                .collect(Collectors.joining());
        try {
            var directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            var unfinished = Files.createTempFile(
                    directory,
                    "demo",
                    ".env.new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }
}
