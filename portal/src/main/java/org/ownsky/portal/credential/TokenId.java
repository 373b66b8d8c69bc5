package org.ownsky.portal.credential;

import org.ownsky.kernel.IdFormat;

/** A personal access token's public name: {@code tok-} and 17 hexadecimal digits. */
public record TokenId(String value) {
    public static final String PREFIX = "tok";

    public TokenId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
