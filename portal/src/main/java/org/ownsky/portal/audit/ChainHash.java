package org.ownsky.portal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain: SHA-256 over the hash before and an entry's fields. Each field is preceded by its length in bytes, so
 * that no two different entries give the same bytes; an absent field has the length -1.
 */
record ChainHash(byte[] bytes) {
    /** What the first entry follows. */
    static final ChainHash ZERO = new ChainHash(new byte[32]);

    private static final int ABSENT = -1;

    ChainHash {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    ChainHash over(SealedEntry entry) {
        var digest = sha256();
        digest.update(bytes);
        number(digest, entry.id());
        number(digest, entry.recordedAt().getEpochSecond());
        number(digest, entry.recordedAt().getNano());
        text(digest, entry.outcome());
        text(digest, entry.accountId());
        text(digest, entry.accountName());
        number(digest, entry.permissions().size());
        entry.permissions().forEach(permission -> text(digest, permission));
        text(digest, entry.origin());
        text(digest, entry.tenantId());
        text(digest, entry.projectId());
        text(digest, entry.action());
        text(digest, entry.resource());
        text(digest, entry.detail());
        text(digest, entry.reference());
        return new ChainHash(digest.digest());
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
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
