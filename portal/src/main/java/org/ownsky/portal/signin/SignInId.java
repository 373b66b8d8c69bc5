package org.ownsky.portal.signin;

import org.ownsky.kernel.IdFormat;

/** A sign-in: {@code sgn-} and 17 hexadecimal digits. It is no secret. */
public record SignInId(String value) {
    public static final String PREFIX = "sgn";

    public SignInId {
        IdFormat.require(PREFIX, value);
    }

    static boolean isOne(String text) {
        return text.startsWith(PREFIX + "-");
    }

    @Override
    public String toString() {
        return value;
    }
}
