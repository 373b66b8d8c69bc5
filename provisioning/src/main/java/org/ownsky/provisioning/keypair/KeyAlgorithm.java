package org.ownsky.provisioning.keypair;

import java.util.Arrays;
import java.util.Optional;
import org.ownsky.provisioning.keypair.WireReader.MalformedKey;

/** The kinds of keys that guests' SSH servers accept, and what makes a key of each kind sound. */
enum KeyAlgorithm {
    ED25519("ssh-ed25519") {
        @Override
        void check(WireReader fields) {
            requireEd25519(fields);
        }
    },
    RSA("ssh-rsa") {
        @Override
        void check(WireReader fields) {
            var exponent = fields.number();
            var modulus = fields.number();
            if (!exponent.testBit(0) || exponent.bitLength() < 2 || !modulus.testBit(0)) {
                throw new MalformedKey();
            }
            if (modulus.bitLength() < RSA_BITS_LEAST || modulus.bitLength() > RSA_BITS_MOST) {
                throw new UnsuitableRsaKey(modulus.bitLength());
            }
        }
    },
    ECDSA_P256("ecdsa-sha2-nistp256") {
        @Override
        void check(WireReader fields) {
            requirePoint(fields, NistCurve.P256);
        }
    },
    ECDSA_P384("ecdsa-sha2-nistp384") {
        @Override
        void check(WireReader fields) {
            requirePoint(fields, NistCurve.P384);
        }
    },
    ECDSA_P521("ecdsa-sha2-nistp521") {
        @Override
        void check(WireReader fields) {
            requirePoint(fields, NistCurve.P521);
        }
    },
    SECURITY_KEY_ED25519("sk-ssh-ed25519@openssh.com") {
        @Override
        void check(WireReader fields) {
            requireEd25519(fields);
            requireApplication(fields);
        }
    },
    SECURITY_KEY_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com") {
        @Override
        void check(WireReader fields) {
            requirePoint(fields, NistCurve.P256);
            requireApplication(fields);
        }
    };

    /** Below this, factoring is within reach; ssh-keygen warns, current servers refuse below 2,048 as policy. */
    static final int RSA_BITS_LEAST = 2_048;
    /** OpenSSH's own limit (OPENSSL_RSA_MAX_MODULUS_BITS). */
    static final int RSA_BITS_MOST = 16_384;

    private static final int ED25519_BYTES = 32;

    private final String word;

    KeyAlgorithm(String word) {
        this.word = word;
    }

    /** The word that begins the line, and the first field of the key. */
    String word() {
        return word;
    }

    static Optional<KeyAlgorithm> of(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }

    /** Reads and checks the fields after the algorithm's word; {@link MalformedKey} if they are not such a key. */
    abstract void check(WireReader fields);

    private static void requireEd25519(WireReader fields) {
        if (fields.bytes().length != ED25519_BYTES) {
            throw new MalformedKey();
        }
    }

    private static void requirePoint(WireReader fields, NistCurve curve) {
        if (!fields.text().equals(curve.word()) || !curve.contains(fields.bytes())) {
            throw new MalformedKey();
        }
    }

    private static void requireApplication(WireReader fields) {
        if (fields.bytes().length == 0) {
            throw new MalformedKey();
        }
    }

    /** An RSA key of a length that is not safe, or that servers don't take. */
    static final class UnsuitableRsaKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int bits;

        UnsuitableRsaKey(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }
    }
}
