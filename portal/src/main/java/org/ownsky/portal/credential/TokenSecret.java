package org.ownsky.portal.credential;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.portal.secret.Sha256;

/**
 * A token in clear: {@code osk_} and 64 hexadecimal digits, 256 random bits. One mark that nothing else bears lets
 * scanners find it where it should not be.
 */
record TokenSecret(String clear) {
    private static final String MARK = "osk_";
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(MARK + "[0-9a-f]{64}");

    static TokenSecret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenSecret(MARK + HexFormat.of().formatHex(bytes));
    }

    static Optional<TokenSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }

    /** A plain SHA-256 is enough: nobody can try 2<sup>256</sup> values, however fast each try is. */
    byte[] hash() {
        return Sha256.of(clear);
    }

    @Override
    public String toString() {
        return MARK + "•••";
    }
}
