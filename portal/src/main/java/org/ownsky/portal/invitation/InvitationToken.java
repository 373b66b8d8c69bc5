package org.ownsky.portal.invitation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.ownsky.portal.secret.Sha256;

/** The secret in an invitation's link: 256 random bits, 43 characters. Only its SHA-256 is stored. */
record InvitationToken(String text) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    static InvitationToken random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    boolean isWellFormed() {
        return SHAPE.matcher(text).matches();
    }

    byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
