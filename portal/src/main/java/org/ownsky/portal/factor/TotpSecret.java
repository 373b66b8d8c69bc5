package org.ownsky.portal.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app and we both know. Codes are those of RFC 6238 with SHA-1, steps of 30 s and 6 digits: what every
 * app computes.
 */
record TotpSecret(String base32) {
    /** RFC 4226, section 4, R6: 160 bits are recommended. */
    static final int BYTES = 20;

    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    /** RFC 6238, section 5.2: one step of delay. One ahead, too: phones' clocks are off both ways. */
    private static final int SKEW = 1;

    private static final String ALGORITHM = "HmacSHA1";

    static TotpSecret of(byte[] key) {
        return new TotpSecret(Base32.encode(key));
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    String code(long step) {
        return code(Base32.decode(base32), step, DIGITS);
    }

    /** The step, now or next to it, that the code belongs to; the latest, if by chance it is that of two. */
    OptionalLong stepOf(String code, Instant now) {
        var here = step(now);
        return LongStream.rangeClosed(here - SKEW, here + SKEW)
                .filter(step -> same(code, code(step)))
                .max();
    }

    /** For an app's camera, in the form that Google's authenticator introduced and all others read. */
    String address(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + base32 + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    /** RFC 4226, section 5.3, with the step as its counter. */
    static String code(byte[] key, long step, int digits) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "•••";
    }
}
