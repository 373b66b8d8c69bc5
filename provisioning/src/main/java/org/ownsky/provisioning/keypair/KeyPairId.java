package org.ownsky.provisioning.keypair;

import org.ownsky.kernel.IdFormat;

/** A key pair: {@code key-} and 17 hexadecimal digits, as EC2 writes it. */
public record KeyPairId(String value) implements Comparable<KeyPairId> {
    public static final String PREFIX = "key";

    public KeyPairId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public int compareTo(KeyPairId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
