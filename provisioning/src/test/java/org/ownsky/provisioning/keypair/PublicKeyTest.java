package org.ownsky.provisioning.keypair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

class PublicKeyTest {

    /** The fingerprints are what ssh-keygen -l printed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SampleKeys.ED25519 + "|SHA256:jxAMpmfsBtDZY45NdSpSLQHZ0eY88bgVEeMTBU1tvq4",
                SampleKeys.RSA_2048 + "|SHA256:2P1Azl7ADUjlqqclGKe+r6OzHYASzRsZULfx66dAiRo",
                SampleKeys.ECDSA_256 + "|SHA256:8yulj1me4QFKjXmp3DJYpLHqX4Ey6jz4IcDogXU05wg",
                SampleKeys.ECDSA_384 + "|SHA256:1PczJLlmHMm5i6zXgn9JQGt/34t2d81znDYKQKRODsk",
                SampleKeys.ECDSA_521 + "|SHA256:oToPWTCwqPSVf7YpJfCw9Y2sEIgmM4YlgYNR7wazIng",
                SampleKeys.SECURITY_KEY_ED25519 + "|SHA256:CKwivM/OfzCHYMRdxOphSfXhI3R2qFpsfG6rpnZvg0Q",
                SampleKeys.SECURITY_KEY_ECDSA + "|SHA256:utHiq9uj4dKt7tuXfMzI3oMc4x02mRec+b2QjjFjWGk"
            })
    void everyKindThatServersTakeIsRead(String line, String fingerprint) {
        var key = PublicKey.parse(line);

        assertThat(key.line()).isEqualTo(line);
        assertThat(key.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void whiteSpaceAroundAndBetweenIsTidied() {
        var key = PublicKey.parse("\n  " + SampleKeys.ED25519.replace(" ", " \t ") + "  mary's   laptop \r\n");

        assertThat(key.line()).isEqualTo(SampleKeys.ED25519 + " mary's laptop");
    }

    @Test
    void theCommentKeepsOnlyWhatCanBeSeen() {
        var key = PublicKey.parse(SampleKeys.ED25519 + " Zoë\u202e@\u200bhost " + "x".repeat(300));

        assertThat(key.comment()).startsWith("Zoë@host x").hasSize(128);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|\"ssh-ed25519 AAAA… you@laptop\"",
                "hello|begins with ssh-ed25519",
                SampleKeys.DSA + "|begins with ssh-ed25519",
                "ssh-ed25519|the key itself must follow",
                "ssh-ed25519-cert-v01@openssh.com AAAA|begins with ssh-ed25519",
                SampleKeys.RSA_1024 + "|an RSA key of 1024 bits",
                "no-pty " + SampleKeys.ED25519 + "|without options",
                "command=\"rm -rf /\",no-pty " + SampleKeys.ED25519 + "|without options",
                "---- BEGIN SSH2 PUBLIC KEY ----|ssh-keygen -i",
                "-----BEGIN PUBLIC KEY-----|ssh-keygen -i"
            })
    void whatIsNotSuchAKeyIsRefusedWithTheWayOut(String pasted, String message) {
        assertThat(refusal(pasted).message()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0c2VjcmV0\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0c2VjcmV0",
                "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nc2VjcmV0c2VjcmV0"
            })
    void aPrivateKeyIsRefusedAndNotRepeated(String pasted) {
        assertThat(refusal(pasted).message())
                .startsWith("Public key is \"a private key\"")
                .contains(".pub")
                .doesNotContain("c2Vj");
    }

    @Test
    void severalLinesAreRefused() {
        assertThat(refusal(SampleKeys.ED25519 + "\n" + SampleKeys.RSA_2048).message())
                .contains("2 lines");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(refusal(SampleKeys.ED25519 + " a\u0007b").message()).contains("control characters");
        assertThat(refusal("x".repeat(10_000)).message()).contains("8,192");
    }

    @Test
    void aKeyThatIsCutShortOrChangedIsRefused() {
        var blob = SampleKeys.ECDSA_256.split(" ", 2)[1];
        assertDamaged("ecdsa-sha2-nistp256 " + blob.substring(0, blob.length() - 8));
        assertDamaged("ecdsa-sha2-nistp256 " + blob.substring(0, blob.length() - 1));
        assertDamaged("ecdsa-sha2-nistp256 " + blob.substring(0, blob.length() - 8) + "AAAAAA0=");
        assertDamaged("ecdsa-sha2-nistp384 " + blob);
        assertDamaged("ssh-ed25519 " + blob);
        assertDamaged(SampleKeys.ED25519 + "AAAA");
        assertDamaged(SampleKeys.ED25519.replace('/', '_'));
        assertDamaged("ssh-rsa " + base64(0, 0, 0, 7, 's', 's', 'h', '-', 'r', 's', 'a', 0, 0, 0, 0, 0, 0, 0, 0));
        assertDamaged("ssh-rsa " + base64(0, 0, 0, 7, 's', 's', 'h', '-', 'r', 's', 'a', 127, -1, -1, -1));
    }

    private static void assertDamaged(String line) {
        assertThat(refusal(line).message()).contains("damaged or cut short");
    }

    private static String base64(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static CloudError.InvalidInput refusal(String pasted) {
        var thrown = new CloudError[1];
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> PublicKey.parse(pasted))
                .satisfies(e -> thrown[0] = e.error());
        assertThat(thrown[0])
                .isInstanceOfSatisfying(
                        CloudError.InvalidInput.class,
                        input -> assertThat(input.field()).isEqualTo("Public key"));
        return (CloudError.InvalidInput) thrown[0];
    }
}
