package org.ownsky.portal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

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
        try {
            return MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "•••";
    }
}
