package org.ownsky.portal.signin;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.portal.secret.Sha256;

/** What a browser keeps to be known by: 256 random bits, as 64 hexadecimal digits. */
record SignInSecret(String clear) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    static SignInSecret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SignInSecret(HexFormat.of().formatHex(bytes));
    }

    static Optional<SignInSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SignInSecret(text)) : Optional.empty();
    }

    /** A plain SHA-256 is enough: nobody can try 2<sup>256</sup> values. */
    byte[] hash() {
        return Sha256.of(clear);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
