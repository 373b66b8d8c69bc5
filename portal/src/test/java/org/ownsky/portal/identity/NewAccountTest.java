package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudException;

class NewAccountTest {

    @Test
    void namesAreKeptInLowerCaseWithoutBlanks() {
        var account = new NewAccount(" Ada.L ", Optional.of(" Ada@Example.ORG "), " Ada Lovelace ", AccountKind.PERSON);

        assertThat(account)
                .isEqualTo(new NewAccount("ada.l", Optional.of("ada@example.org"), "Ada Lovelace", AccountKind.PERSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-ada", "ada@example", "a b", "ada\n", "añada", "a/../b"})
    void badUsernameIsRefused(String username) {
        var attempt = username.equals("ada\n") ? "a\nda" : username;
        assertThatThrownBy(() -> NewAccount.person(attempt, "Ada"))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("Username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.org", "a da@example.org", "a@b@c"})
    void badEmailIsRefused(String email) {
        assertThatThrownBy(() -> new NewAccount("ada", Optional.of(email), "Ada", AccountKind.PERSON))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("Email");
    }

    @Test
    void displayNameHasOneTo64CharactersWithoutControls() {
        assertThat(NewAccount.person("ada", "😀".repeat(64)).displayName()).hasSize(128);
        assertThatThrownBy(() -> NewAccount.person("ada", "x".repeat(65))).hasMessageContaining("Display name");
        assertThatThrownBy(() -> NewAccount.person("ada", "  ")).hasMessageContaining("Display name");
        assertThatThrownBy(() -> NewAccount.person("ada", "A\u0000da")).hasMessageContaining("Display name");
    }

    @Test
    void passwordHasItsLimitsAndHidesItself() {
        assertThatThrownBy(() -> new Password("short words"))
                .hasMessageContaining("12 to 256")
                .hasMessageNotContainingAny("short words");
        assertThatThrownBy(() -> new Password("x".repeat(257))).isInstanceOf(CloudException.class);
        assertThat(new Password("hidden words here")).asString().doesNotContain("hidden");
    }

    @Test
    void generatedPasswordsDiffer() {
        var random = new Random(1);

        assertThat(Password.random(random)).isNotEqualTo(Password.random(random));
        assertThat(Password.random(random).clear()).hasSize(24).matches("[a-zA-Z2-9]+");
    }
}
