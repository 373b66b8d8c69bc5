package org.ownsky.portal.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

/** Encrypts secrets at rest with AES-GCM, each bound to the id it belongs to: moved to another row, it does not open. */
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    /** What NIST SP 800-38D recommends: 96 bits of nonce, 128 of tag. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    SecretBox(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * The nonce and what AES-GCM makes of the secret, in Base64.
     *
     * @param id of what the secret belongs to, unlike that of anything else
     */
    public String lock(String id, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + encrypted.length)
                            .put(nonce)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + CIPHER, e);
        }
    }

    /**
     * The secret again.
     *
     * @throws CloudException Unavailable when it was locked with another key
     */
    public String open(String id, String stored) {
        var locked = Base64.getDecoder().decode(stored);
        var nonce = Arrays.copyOf(locked, NONCE_BYTES);
        try {
            var secret =
                    cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (AEADBadTagException otherKey) {
            throw CloudException.of(
                    new CloudError.Unavailable(
                            "The secret of " + id,
                            "this portal has another key file than the one it was stored with; an operator has to give"
                                    + " every portal the same one"),
                    "The secret of " + id + " does not open with this portal's key file",
                    otherKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, String id, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
