package org.ownsky.kernel;

import java.util.regex.Pattern;

/**
 * The shape of every id: a short prefix, a dash and 17 lower-case hexadecimal digits, as Amazon EC2 writes them
 * ({@code i-0b41d7f2c9a6e3815}). Ids made by {@link IdSource} sort by creation time, so that they serve as keyset cursors.
 */
public final class IdFormat {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{17}");

    private IdFormat() {}

    /**
     * Returns {@code value} if it is an id with this prefix.
     *
     * @throws CloudException {@link CloudError.NotFound}: an id that cannot exist is answered like one that does not
     */
    public static String require(String prefix, String value) {
        if (!matches(prefix, value)) {
            throw CloudException.of(new CloudError.NotFound(prefix, value));
        }
        return value;
    }

    /** Whether {@code value} has the shape of an id with this prefix. */
    public static boolean matches(String prefix, String value) {
        return value.length() == prefix.length() + 18
                && value.startsWith(prefix)
                && value.charAt(prefix.length()) == '-'
                && HEX.matcher(value.substring(prefix.length() + 1)).matches();
    }
}
