package org.ownsky.provisioning.driver.iscsi;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * Where a storage controller is: {@code iscsi:///var/lib/ownsky/store?portal=10.78.0.1:3260}.
 *
 * @param folder what it keeps, on this machine
 * @param host name or address of its portal, as nodes reach it
 */
public record ControllerAddress(Path folder, String host, int port) {
    public static final String SCHEME = "iscsi";
    /** tgt takes the path apart at commas and blanks. */
    private static final Pattern FOLDER = Pattern.compile("/[A-Za-z0-9/._-]+");

    private static final Pattern PORTAL = Pattern.compile("portal=([A-Za-z0-9.:-]+):([0-9]{1,5})");
    /** A path to a socket has 107 bytes, and tgt adds the name and a suffix. */
    private static final int LONGEST = 90;

    public ControllerAddress {
        if (!FOLDER.matcher(folder.toString()).matches() || folder.toString().length() > LONGEST) {
            throw new DriverException(
                    DriverException.Kind.REFUSED,
                    "A storage controller's folder has at most " + LONGEST
                            + " letters, digits, dots, dashes and slashes: " + folder);
        }
    }

    /** The address in parts; what is no such address is {@link DriverException.Kind#REFUSED}. */
    public static ControllerAddress parse(URI address) {
        Matcher portal = PORTAL.matcher(Optional.ofNullable(address.getQuery()).orElse(""));
        boolean complete = SCHEME.equals(address.getScheme()) && address.getPath() != null && portal.matches();
        if (!complete) {
            throw new DriverException(
                    DriverException.Kind.REFUSED,
                    "Not a storage controller's address: " + address
                            + "; one looks like iscsi:///var/lib/ownsky/store?portal=10.78.0.1:3260");
        }
        return new ControllerAddress(Path.of(address.getPath()), portal.group(1), Integer.parseInt(portal.group(2)));
    }

    Path volumes() {
        return folder.resolve("volumes");
    }

    /** What is half-made. */
    Path parts() {
        return folder.resolve("parts");
    }

    /** The accesses that were given, one file each: what a target daemon that comes back is told. */
    Path accesses() {
        return folder.resolve("access");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /** tgt's door: the name that it is started with, and the number of its first control port. */
    Path control() {
        return folder.resolve("control.0");
    }
}
