package org.ownsky.provisioning.keypair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.springframework.stereotype.Component;

/** Makes Ed25519 key pairs in the forms that OpenSSH reads and writes. */
@Component
final class KeyMaker {
    /** The width that ssh-keygen writes. */
    private static final int LINE = 70;

    private final SecureRandom random = new SecureRandom();

    /**
     * Both halves of a new key pair.
     *
     * @param privateKey as the file that {@code ssh -i} reads, without passphrase
     */
    record Made(PublicKey publicKey, String privateKey) {
        @Override
        public String toString() {
            return "Made[" + publicKey + "]";
        }
    }

    Made make(String comment) {
        var secret = new Ed25519PrivateKeyParameters(random);
        try {
            var fields = OpenSSHPublicKeyUtil.encodePublicKey(secret.generatePublicKey());
            var file = OpenSSHPrivateKeyUtil.encodePrivateKey(secret);
            return new Made(PublicKey.of(KeyAlgorithm.ED25519, fields, comment), pem(file));
        } catch (IOException e) {
            throw new UncheckedIOException("A key could not be encoded", e);
        }
    }

    private static String pem(byte[] file) {
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(file);
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + lines + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }
}
