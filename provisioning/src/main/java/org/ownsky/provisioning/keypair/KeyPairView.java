package org.ownsky.provisioning.keypair;

import java.time.Instant;

/**
 * The public half of a key pair.
 *
 * @param fingerprint {@code SHA256:…} as ssh-keygen -l prints it
 * @param algorithm {@code ssh-ed25519}, {@code ssh-rsa}, {@code ecdsa-sha2-nistp256} …
 * @param publicKey one line in OpenSSH's form
 */
public record KeyPairView(
        KeyPairId id, String name, String algorithm, String fingerprint, String publicKey, Instant createdAt) {}
