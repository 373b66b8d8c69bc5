package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

class SecretBoxTest {
    private static final String SECRET = "wJalrXUtnFEMI7K7MDENG7bPxRfiCYEXAMPLEKEY";

    private final SecureRandom random = new SecureRandom();

    @Test
    void opensWhatItLocked() {
        var box = box(1);

        assertThat(box.open("AKIA1", box.lock("AKIA1", SECRET))).isEqualTo(SECRET);
    }

    @Test
    void sameSecretLooksDifferentEachTimeAndNeverShows() {
        var box = box(1);

        var first = box.lock("AKIA1", SECRET);

        assertThat(first).isNotEqualTo(box.lock("AKIA1", SECRET));
        assertThat(new String(Base64.getDecoder().decode(first), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET.substring(0, 8));
    }

    @Test
    void secretMovedToAnotherIdDoesNotOpen() {
        var box = box(1);

        assertClosed(box, "AKIA2", box.lock("AKIA1", SECRET));
    }

    @Test
    void alteredSecretDoesNotOpen() {
        var box = box(1);
        var locked = Base64.getDecoder().decode(box.lock("AKIA1", SECRET));
        locked[20] ^= 1;

        assertClosed(box, "AKIA1", Base64.getEncoder().encodeToString(locked));
    }

    @Test
    void anotherPortalsKeyFileDoesNotOpenIt() {
        assertClosed(box(2), "AKIA1", box(1).lock("AKIA1", SECRET));
    }

    private static void assertClosed(SecretBox box, String id, String locked) {
        assertThatThrownBy(() -> box.open(id, locked))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.Unavailable.class));
    }

    private SecretBox box(int seed) {
        var key = new byte[32];
        key[0] = (byte) seed;
        return new SecretBox(new SecretKeySpec(key, "AES"), random);
    }
}
