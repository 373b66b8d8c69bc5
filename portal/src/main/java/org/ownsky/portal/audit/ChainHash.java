package org.ownsky.portal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain: SHA-256 over the hash before and an entry's fields. Each field is preceded by its length in bytes, so
 * that no two different entries give the same bytes; an absent field has the length -1. Entries from before there were roles
 * and changes end with the reference, which no later entry does.
 *
 * @param digits 64 hexadecimal digits, lower case
 */
record ChainHash(String digits) {
    /** What the first entry follows. */
    static final ChainHash ZERO = new ChainHash("0".repeat(64));

    private static final int BYTES = 32;
    private static final int ABSENT = -1;

    ChainHash {
        if (HexFormat.of().parseHex(digits).length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 hash has 64 hexadecimal digits: " + digits);
        }
        digits = HexFormat.of().formatHex(HexFormat.of().parseHex(digits));
    }

    static ChainHash of(byte[] bytes) {
        return new ChainHash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }

    ChainHash over(SealedEntry entry) {
        var digest = sha256();
        digest.update(bytes());
        number(digest, entry.id());
        // As exactly as the database keeps it.
        number(digest, ChronoUnit.MICROS.between(Instant.EPOCH, entry.recordedAt()));
        text(digest, entry.outcome());
        text(digest, entry.accountId());
        text(digest, entry.accountName());
        texts(digest, entry.permissions());
        text(digest, entry.origin());
        text(digest, entry.tenantId());
        text(digest, entry.projectId());
        text(digest, entry.action());
        text(digest, entry.resource());
        text(digest, entry.detail());
        text(digest, entry.reference());
        if (!entry.early()) {
            texts(digest, entry.roles());
            text(digest, entry.before());
            text(digest, entry.after());
        }
        return of(digest.digest());
    }

    private static void texts(MessageDigest digest, @Nullable List<String> texts) {
        if (texts == null) {
            number(digest, ABSENT);
            return;
        }
        number(digest, texts.size());
        texts.forEach(one -> text(digest, one));
    }

    private static void text(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            number(digest, ABSENT);
            return;
        }
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        number(digest, encoded.length);
        digest.update(encoded);
    }

    /** Big-endian, 8 bytes. */
    private static void number(MessageDigest digest, long number) {
        for (var shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (number >>> shift));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
