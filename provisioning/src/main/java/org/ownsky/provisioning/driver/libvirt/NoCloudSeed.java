package org.ownsky.provisioning.driver.libvirt;

import java.util.List;
import java.util.regex.Pattern;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.SeedSpec;

/**
 * A seed as cloud-init's <a href="https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">NoCloud
 * source</a> finds it: a volume labelled {@code cidata} with {@code meta-data} and {@code user-data}.
 */
final class NoCloudSeed {
    static final String LABEL = "cidata";
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private NoCloudSeed() {}

    /** The volume's bytes. */
    static byte[] volume(SeedSpec seed) {
        return IsoImage.write(
                LABEL,
                List.of(
                        new IsoImage.File("meta-data", metaData(seed)),
                        new IsoImage.File("user-data", seed.userData())));
    }

    /** Block style YAML, one item a line, so that guests without a YAML parser can read it too. */
    static String metaData(SeedSpec seed) {
        if (!DNS_LABEL.matcher(seed.hostName()).matches()) {
            throw new DriverException(DriverException.Kind.REFUSED, "Not a host name: " + seed.hostName());
        }
        StringBuilder yaml = new StringBuilder()
                .append("instance-id: ")
                .append(quoted(seed.instanceId()))
                .append("\nlocal-hostname: ")
                .append(quoted(seed.hostName()))
                .append('\n');
        if (!seed.publicKeys().isEmpty()) {
            yaml.append("public-keys:\n");
            seed.publicKeys()
                    .forEach(key ->
                            yaml.append("  - ").append(quoted(key.strip())).append('\n'));
        }
        return yaml.toString();
    }

    /** YAML's single-quoted style, in which only the quote itself is special; control characters have no place in it. */
    private static String quoted(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new DriverException(DriverException.Kind.REFUSED, "A seed's value has a control character in it");
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
