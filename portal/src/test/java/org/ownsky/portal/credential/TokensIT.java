package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class TokensIT {
    private static final String HERE = "192.0.2.7";

    @Autowired
    TokenService tokens;

    @Autowired
    TokenSignIn signIn;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    @Test
    void tokenStandsForItsOwner() {
        var ada = people.person();

        var made = tokens.create(caller(ada), "  backup  ", Optional.empty());

        assertThat(made.secret()).matches("osk_[0-9a-f]{64}");
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(made.view().name()).isEqualTo("backup");
        assertThat(made.view().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
        assertThat(signIn.attempt(made.secret(), HERE)).isInstanceOfSatisfying(TokenResult.Accepted.class, accepted -> {
            assertThat(accepted.account().id()).isEqualTo(ada.id());
            assertThat(accepted.token()).isEqualTo(made.view().id());
        });
    }

    @Test
    void onlyTheHashIsStored() {
        var made = tokens.create(caller(people.person()), "backup", Optional.empty());

        var stored = database.sql("select t::text from credential.token t where id = :id")
                .param("id", made.view().id().value())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(made.secret().substring(4));
    }

    @Test
    void expiredTokenStandsForNobodyAndSaysSo() {
        var made = tokens.create(caller(people.person()), "short", Optional.of(Duration.ofDays(1)));
        clock.advance(Duration.ofDays(1));

        assertThat(signIn.attempt(made.secret(), HERE))
                .isInstanceOfSatisfying(
                        TokenResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("\"short\" expired at"));
        assertThat(denials("expired token")).isPositive();
    }

    @Test
    void alteredTokenIsRefusedAndAudited() {
        var made = tokens.create(caller(people.person()), "backup", Optional.empty());
        var altered = made.secret().substring(0, 67) + (made.secret().endsWith("0") ? "1" : "0");
        var before = denials("unknown token");

        assertThat(signIn.attempt(altered, HERE)).isInstanceOf(TokenResult.Refused.class);
        assertThat(signIn.attempt("", HERE)).isInstanceOf(TokenResult.Refused.class);
        assertThat(signIn.attempt("\0".repeat(70), HERE)).isInstanceOf(TokenResult.Refused.class);

        assertThat(denials("unknown token")).isEqualTo(before + 3);
    }

    @Test
    void tokenDiesWithItsAccount() {
        var ada = people.person();
        var made = tokens.create(caller(ada), "backup", Optional.empty());

        accounts.setEnabled(people.operator(), ada.id(), false);

        assertThat(signIn.attempt(made.secret(), HERE)).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void revokedTokenIsGoneAtOnce() {
        var ada = people.person();
        var made = tokens.create(caller(ada), "backup", Optional.empty());

        tokens.revoke(caller(ada), made.view().id());

        assertThat(signIn.attempt(made.secret(), HERE)).isInstanceOf(TokenResult.Refused.class);
        assertThat(tokens.list(caller(ada))).isEmpty();
        assertThat(audited("token.revoke", made.view().id().value())).isOne();
    }

    @Test
    void nobodyRevokesSomebodyElses() {
        var made = tokens.create(caller(people.person()), "backup", Optional.empty());

        assertThatThrownBy(
                        () -> tokens.revoke(caller(people.person()), made.view().id()))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.NotFound.class));
        tokens.revoke(people.operator(), made.view().id());
    }

    @Test
    void useIsWrittenDownOnceAMinute() {
        var ada = people.person();
        var made = tokens.create(caller(ada), "backup", Optional.empty());
        assertThat(tokens.list(caller(ada)).getFirst().lastUse()).isEmpty();

        signIn.attempt(made.secret(), HERE);
        var first = clock.instant();
        clock.advance(Duration.ofSeconds(59));
        signIn.attempt(made.secret(), "192.0.2.8");
        assertThat(tokens.list(caller(ada)).getFirst().lastUse()).contains(new LastUse(first, HERE));

        clock.advance(Duration.ofSeconds(1));
        signIn.attempt(made.secret(), "192.0.2.8");
        assertThat(tokens.list(caller(ada)).getFirst().lastUse()).contains(new LastUse(clock.instant(), "192.0.2.8"));
    }

    @Test
    void nameAndLifetimeAreChecked() {
        var ada = caller(people.person());

        assertInvalid(() -> tokens.create(ada, " ", Optional.empty()));
        assertInvalid(() -> tokens.create(ada, "a".repeat(65), Optional.empty()));
        assertInvalid(() -> tokens.create(ada, "a", Optional.of(Duration.ofDays(367))));
        assertInvalid(() -> tokens.create(ada, "a", Optional.of(Duration.ZERO)));
        assertThat(tokens.list(ada)).isEmpty();
    }

    @Test
    void fiftyAreEnough() {
        var ada = caller(people.person());
        for (var number = 0; number < TokenIssue.MOST_OF_A_PERSON; number++) {
            tokens.create(ada, "token " + number, Optional.empty());
        }

        assertThatThrownBy(() -> tokens.create(ada, "one more", Optional.empty()))
                .hasMessageContaining("50 tokens");
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.InvalidInput.class));
    }

    private long denials(String detail) {
        return database.sql("select count(*) from audit.entry where outcome = 'denied' and detail = :detail")
                .param("detail", detail)
                .query(Long.class)
                .single();
    }

    private long audited(String action, String resource) {
        return database.sql("select count(*) from audit.entry where action = :action and resource = :resource")
                .param("action", action)
                .param("resource", resource)
                .query(Long.class)
                .single();
    }

    private static Caller caller(AccountView account) {
        return new Caller(account.id(), account.displayName(), Optional.empty(), Set.of(), HERE);
    }
}
