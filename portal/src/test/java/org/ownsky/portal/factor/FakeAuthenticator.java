package org.ownsky.portal.factor;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one passkey, as WebAuthn describes it, for tests: what it answers can be wrong in many ways. */
final class FakeAuthenticator {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final int COORDINATE = 32;

    private final KeyPair key;
    private final byte[] credential = new byte[] {7, 7, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private String origin = "http://localhost";
    private boolean verifies = true;
    private int signatures;
    private byte[] handle = new byte[0];

    FakeAuthenticator(int number) {
        credential[0] = (byte) number;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    FakeAuthenticator at(String address) {
        origin = address;
        return this;
    }

    FakeAuthenticator verifying(boolean now) {
        verifies = now;
        return this;
    }

    FakeAuthenticator counting(int next) {
        signatures = next;
        return this;
    }

    String create(String options) {
        var asked = JSON.readTree(options);
        handle = decoded(asked.get("user").get("id").asString());
        var data = data(asked.get("rp").get("id").asString(), WITH_KEY, attested());
        var attestation = new Cbor()
                .map(3)
                .text("fmt")
                .text("none")
                .text("attStmt")
                .map(0)
                .text("authData")
                .bytes(data)
                .toBytes();
        var response = JSON.createObjectNode()
                .put("attestationObject", encoded(attestation))
                .put("clientDataJSON", encoded(client("webauthn.create", asked)));
        response.putArray("transports").add("internal");
        return answer(response);
    }

    String show(String options) {
        var asked = JSON.readTree(options);
        signatures++;
        var data = data(asked.get("rpId").asString(), 0, new byte[0]);
        var client = client("webauthn.get", asked);
        return answer(JSON.createObjectNode()
                .put("authenticatorData", encoded(data))
                .put("clientDataJSON", encoded(client))
                .put("signature", encoded(sign(data, client)))
                .put("userHandle", encoded(handle)));
    }

    private String answer(JsonNode response) {
        var answer = JSON.createObjectNode()
                .put("id", encoded(credential))
                .put("rawId", encoded(credential))
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        answer.putObject("clientExtensionResults");
        answer.set("response", response);
        return JSON.writeValueAsString(answer);
    }

    private byte[] client(String type, JsonNode asked) {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("type", type)
                .put("challenge", asked.get("challenge").asString())
                .put("origin", origin)
                .put("crossOrigin", false));
    }

    private byte[] data(String domain, int flags, byte[] more) {
        var all = PRESENT | (verifies ? VERIFIED : 0) | flags;
        return ByteBuffer.allocate(32 + 1 + 4 + more.length)
                .put(sha256(domain.getBytes(StandardCharsets.UTF_8)))
                .put((byte) all)
                .putInt(signatures)
                .put(more)
                .array();
    }

    private byte[] attested() {
        var cose = cose();
        return ByteBuffer.allocate(16 + 2 + credential.length + cose.length)
                .put(new byte[16])
                .putShort((short) credential.length)
                .put(credential)
                .put(cose)
                .array();
    }

    /** RFC 9053: an EC2 key (1: 2) for ES256 (3: -7) on P-256 (-1: 1), with x and y. */
    private byte[] cose() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return new Cbor()
                .map(5)
                .number(1)
                .number(2)
                .number(3)
                .number(-7)
                .number(-1)
                .number(1)
                .number(-2)
                .bytes(coordinate(point.getAffineX()))
                .number(-3)
                .bytes(coordinate(point.getAffineY()))
                .toBytes();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var coordinate = new byte[COORDINATE];
        var length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, coordinate, COORDINATE - length, length);
        return coordinate;
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** As much of RFC 8949 as a passkey needs. */
    private static final class Cbor {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Cbor map(int entries) {
            return head(5, entries);
        }

        Cbor number(int number) {
            return number >= 0 ? head(0, number) : head(1, -1 - number);
        }

        Cbor text(String text) {
            var content = text.getBytes(StandardCharsets.UTF_8);
            head(3, content.length).bytes.writeBytes(content);
            return this;
        }

        Cbor bytes(byte[] content) {
            head(2, content.length).bytes.writeBytes(content);
            return this;
        }

        private Cbor head(int type, int value) {
            if (value < 24) {
                bytes.write((type << 5) | value);
            } else if (value < 256) {
                bytes.write((type << 5) | 24);
                bytes.write(value);
            } else {
                bytes.write((type << 5) | 25);
                bytes.write(value >> 8);
                bytes.write(value);
            }
            return this;
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
