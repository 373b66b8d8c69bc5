package org.ownsky.provisioning.keypair;

/** A key pair made here. The private key exists only in this object: it is handed out once and stored nowhere. */
public record GeneratedKeyPair(KeyPairView keyPair, String privateKey) {
    @Override
    public String toString() {
        return "GeneratedKeyPair[" + keyPair.name() + "]";
    }
}
