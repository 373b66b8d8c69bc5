package org.ownsky.provisioning.image;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Architecture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands beside a golden image's file, as {@code NAME.json}; sizes are in bytes.
 *
 * @param file the file's name in the same directory
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
record Manifest(
        String name,
        String file,
        Architecture architecture,
        Bytes virtualSize,
        Bytes minimumMemory,
        String loginUser,
        String description,
        String sha256) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern LOGIN_USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_DESCRIPTION = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The file as it is written, before anything is checked. */
    private record Written(
            @Nullable String name,
            @Nullable String file,
            @Nullable String format,
            @Nullable Long virtualSize,
            @Nullable String architecture,
            @Nullable String loginUser,
            @Nullable Long minMemory,
            @Nullable String description,
            @Nullable String sha256) {}

    /**
     * Reads and checks a manifest.
     *
     * @throws UnusableImage saying which value is wrong
     */
    static Manifest read(Path path) {
        try {
            return checked(path, JSON.readValue(path, Written.class));
        } catch (JacksonException e) {
            throw new UnusableImage(path + " is not a readable manifest: " + e.getOriginalMessage(), e);
        }
    }

    private static Manifest checked(Path path, Written written) {
        if (!"qcow2".equals(written.format())) {
            throw wrong(path, "format", written.format(), "qcow2");
        }
        var file = required(path, "file", written.file());
        if (!Path.of(file).getFileName().toString().equals(file) || file.startsWith(".")) {
            throw wrong(path, "file", file, "a name in the same directory");
        }
        var description = Optional.ofNullable(written.description()).orElse("");
        if (description.length() > LONGEST_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            throw wrong(path, "description", description, "at most 200 characters on one line");
        }
        return new Manifest(
                matching(path, "name", written.name(), NAME),
                file,
                architecture(path, written.architecture()),
                positive(path, "virtualSize", written.virtualSize()),
                positive(path, "minMemory", written.minMemory()),
                matching(path, "loginUser", written.loginUser(), LOGIN_USER),
                description,
                matching(path, "sha256", written.sha256(), SHA256));
    }

    private static Architecture architecture(Path path, @Nullable String word) {
        var asked = required(path, "architecture", word);
        for (var architecture : Architecture.values()) {
            if (architecture.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return architecture;
            }
        }
        throw wrong(path, "architecture", asked, "x86_64 or arm64");
    }

    private static Bytes positive(Path path, String field, @Nullable Long value) {
        if (value == null || value <= 0) {
            throw wrong(path, field, String.valueOf(value), "a number of bytes above 0");
        }
        return new Bytes(value);
    }

    private static String matching(Path path, String field, @Nullable String value, Pattern pattern) {
        var present = required(path, field, value);
        if (!pattern.matcher(present).matches()) {
            throw wrong(path, field, present, pattern.pattern());
        }
        return present;
    }

    private static String required(Path path, String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw wrong(path, field, value, "a value");
        }
        return value;
    }

    private static UnusableImage wrong(Path path, String field, @Nullable String value, String allowed) {
        return new UnusableImage(path + ": " + field + " is \"" + value + "\"; allowed: " + allowed);
    }
}
