package org.ownsky.provisioning.driver.fake;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * A fake node's address and size: {@code fake://node-1?cpus=16&memory=64GiB&storage=1TiB}; the sizes shown are the
 * defaults.
 */
record FakeAddress(String name, int cpus, Bytes memory, Bytes storage) {
    static final String SCHEME = "fake";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(MiB|GiB|TiB)");

    static FakeAddress parse(URI address) {
        String name = Optional.ofNullable(address.getAuthority()).orElseThrow(() -> malformed(address));
        Map<String, String> settings = new HashMap<>();
        Optional.ofNullable(address.getQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0], setting.length == 2 ? setting[1] : ""));
        try {
            return new FakeAddress(
                    name,
                    Integer.parseInt(settings.getOrDefault("cpus", "16")),
                    size(settings.getOrDefault("memory", "64GiB")),
                    size(settings.getOrDefault("storage", "1TiB")));
        } catch (IllegalArgumentException e) {
            throw malformed(address);
        }
    }

    private static Bytes size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "MiB" -> Bytes.ofMib(number);
            case "GiB" -> Bytes.ofGib(number);
            default -> Bytes.ofGib(number).times(1024);
        };
    }

    private static DriverException malformed(URI address) {
        return new DriverException(
                DriverException.Kind.REFUSED,
                "Not a fake node's address: " + address
                        + "; one looks like fake://node-1?cpus=16&memory=64GiB&storage=1TiB");
    }
}
