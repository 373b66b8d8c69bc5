package org.ownsky.portal.factor;

import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.secret.Sha256;

/**
 * A way in for who lost the other factors: 80 bits, too many to be guessed even by who has the hash.
 *
 * @param text 16 characters of base 32, without what makes them readable
 */
record RecoveryCode(String text) {
    static final int BYTES = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    static RecoveryCode of(byte[] random) {
        return new RecoveryCode(Base32.encode(random));
    }

    /** What somebody typed, in any case and with any spaces and dashes; empty when it cannot be one. */
    static Optional<RecoveryCode> parse(String typed) {
        // Neither digit is in the alphabet, and people read them so.
        var text = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('0', 'O')
                .replace('1', 'I');
        return text.matches("[A-Z2-7]{" + LENGTH + "}") ? Optional.of(new RecoveryCode(text)) : Optional.empty();
    }

    /** {@code abcd-efgh-ijkl-mnop}. */
    String readable() {
        return text.toLowerCase(Locale.ROOT).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Bound to the account: the same hash elsewhere is of no use. */
    byte[] hash(UserId account) {
        return Sha256.of(account.value() + ":" + text);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
