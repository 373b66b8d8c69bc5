package org.ownsky.portal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to the other side who speaks, and when: {@code t=1700000000,v1=HEX}, where HEX is HMAC-SHA256 of the seconds, a dot and
 * the body, under the webhook's secret. The time is signed, too, so that nobody can tell it again later.
 */
record Signature(Instant at, String hex) {
    static final String HEADER = "Ownsky-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    static Signature of(String secret, Instant at, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return new Signature(at, HexFormat.of().formatHex(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    String header() {
        return "t=" + at.getEpochSecond() + ",v1=" + hex;
    }
}
