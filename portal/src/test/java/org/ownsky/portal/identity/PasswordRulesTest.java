package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudException;

class PasswordRulesTest {
    private static final NewAccount ADA =
            new NewAccount("ada.lovelace", Optional.of("countess@example.org"), "Augusta Ada King", AccountKind.PERSON);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "several words in a row",
                "nocapitalsnodigits",
                "ада лавлейс 1815",
                "king of the castle",
                "my dog eats ownsky manuals"
            })
    void lengthAloneMakesAPassword(String password) {
        assertThatCode(() -> rules(Optional.empty()).require(new Password(password), ADA))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123456",
                "Password2026!!!",
                "!!!iloveyou!!!",
                "123456789012",
                "qwertyuiopas",
                "aaaaaaaaaaaa",
                "abababababab",
                "1q2w3e4r5t6y",
                "correcthorsebatterystaple"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertRefused(rules(Optional.empty()), password, "first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ownsky123456",
                "ownskyownsky",
                "Ada.Lovelace1815",
                "lovelace-ada1",
                "countess2026!",
                "augustaking1"
            })
    void namesOfTheAccountDoNotCount(String password) {
        assertRefused(rules(Optional.empty()), password, "8 characters besides");
    }

    @Test
    void stolenPasswordIsRefusedWithHowOftenItWasFound() throws Exception {
        var file = list("tower bridge at dawn", 3_204);

        assertRefused(rules(Optional.of(file)), "tower bridge at dawn", "3,204 times");
        assertThatCode(() -> rules(Optional.of(file)).require(new Password("tower bridge at dusk"), ADA))
                .doesNotThrowAnyException();
    }

    @Test
    void everyLineOfAListIsFound() throws Exception {
        var passwords = IntStream.range(0, 300)
                .mapToObj(number -> "stolen number " + number)
                .toList();
        for (var ending : new String[] {"\n", "\r\n"}) {
            var file = folder.resolve("all" + ending.length());
            Files.writeString(
                    file,
                    passwords.stream()
                            .map(PasswordRulesTest::sha1)
                            .sorted()
                            .map(hash -> hash + ":" + (1 + Math.abs(hash.hashCode() % 99_999)))
                            .collect(Collectors.joining(ending)));
            var rules = rules(Optional.of(file));

            passwords.forEach(password -> assertRefused(rules, password, "stolen"));
            assertThatCode(() -> rules.require(new Password("stolen number 300"), ADA))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void emptyListAndListWithoutCountsAreFine() throws Exception {
        var empty = Files.writeString(folder.resolve("empty"), "");
        var bare = Files.writeString(folder.resolve("bare"), sha1("tower bridge at dawn") + "\n");

        assertThatCode(() -> rules(Optional.of(empty)).require(new Password("tower bridge at dawn"), ADA))
                .doesNotThrowAnyException();
        assertRefused(rules(Optional.of(bare)), "tower bridge at dawn", "1 time");
    }

    @Test
    void listThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> rules(Optional.of(folder.resolve("nowhere"))))
                .hasMessageContaining("ownsky.breached-passwords")
                .hasMessageContaining("nowhere");
    }

    @Test
    void listThatWentAwayIsTold() throws Exception {
        var file = list("tower bridge at dawn", 1);
        var rules = rules(Optional.of(file));
        Files.delete(file);

        assertThatThrownBy(() -> rules.require(new Password("tower bridge at dawn"), ADA))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error().message()).contains("list of stolen passwords"));
    }

    private static void assertRefused(PasswordRules rules, String password, String why) {
        assertThatThrownBy(() -> rules.require(new Password(password), ADA))
                .as(password)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(password);
    }

    private static PasswordRules rules(Optional<Path> list) {
        return new PasswordRules(new BreachedPasswords(
                new IdentitySettings(false, Path.of("var"), Optional.empty(), false, list.map(Path::toString))));
    }

    private Path list(String password, int times) throws IOException {
        return Files.writeString(
                folder.resolve("list"),
                "0000000A0E3B9F25FF41DE4B5AC238C2D545C7A8:15\r\n" + sha1(password) + ":" + times
                        + "\r\nFFFFFFFEE791CBAC0F6305CAF0CEE06BBE131160:2\r\n");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
