package org.ownsky.provisioning.driver.iscsi;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.provisioning.driver.spi.ChapSecret;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** One instance's way to one volume: a target of its own, with an account of its own, for one address. */
record Access(VolumeName volume, VolumeAccess who, ChapSecret secret) {
    static final int LUN = 1;
    private static final String PREFIX = "iqn.2026-11.org.ownsky:";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 16;

    /** With a new password. */
    static Access create(VolumeName volume, VolumeAccess who, SecureRandom random) {
        String password = random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        return new Access(volume, who, new ChapSecret(name(volume, who.instance()), password));
    }

    /** What tells it from all others: user, file and target are called after it. */
    static String name(VolumeName volume, String instance) {
        return volume.owner() + "." + instance;
    }

    static String target(VolumeName volume, String instance) {
        return PREFIX + name(volume, instance);
    }

    String target() {
        return target(volume, who.instance());
    }

    /** Lines of {@code key=value}, as the script that starts tgt reads them too. */
    List<String> toLines(Path file) {
        return List.of(
                "target=" + target(),
                "path=" + file,
                "user=" + secret.user(),
                "password=" + secret.password(),
                "address=" + who.node(),
                "readonly=" + (who.readOnly() ? 1 : 0));
    }

    /** Empty for what is no whole access. */
    static Optional<Access> parse(String name, List<String> lines) {
        Map<String, String> values = lines.stream()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, last) -> last));
        Optional<String> address = Optional.ofNullable(values.get("address"));
        Optional<String> user = Optional.ofNullable(values.get("user"));
        Optional<String> password = Optional.ofNullable(values.get("password"));
        if (address.isEmpty() || user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        int dot = name.indexOf('.');
        return Optional.of(new Access(
                VolumeName.data(name.substring(0, dot)),
                new VolumeAccess(name.substring(dot + 1), address.get(), "1".equals(values.get("readonly"))),
                new ChapSecret(user.get(), password.get())));
    }

    @Override
    public String toString() {
        return "Access[" + name(volume, who.instance()) + " from " + who.node() + "]";
    }
}
