package org.ownsky.provisioning.keypair;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of an SSH public key: each is a length in four bytes, then that many bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4251#section-5">RFC 4251, section 5</a>
 */
final class WireReader {
    private final ByteBuffer rest;

    WireReader(byte[] blob) {
        this.rest = ByteBuffer.wrap(blob);
    }

    /** The next field, or {@link MalformedKey} when less is there than its length says. */
    byte[] bytes() {
        if (rest.remaining() < Integer.BYTES) {
            throw new MalformedKey();
        }
        var length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new MalformedKey();
        }
        var field = new byte[length];
        rest.get(field);
        return field;
    }

    String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    /** A positive number, written in as few bytes as it needs. */
    BigInteger number() {
        var field = bytes();
        if (field.length == 0) {
            throw new MalformedKey();
        }
        var number = new BigInteger(field);
        if (number.signum() <= 0 || number.toByteArray().length != field.length) {
            throw new MalformedKey();
        }
        return number;
    }

    /** Nothing may follow the last field. */
    void end() {
        if (rest.hasRemaining()) {
            throw new MalformedKey();
        }
    }

    /** The bytes are not a key of the kind they claim to be. */
    static final class MalformedKey extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
