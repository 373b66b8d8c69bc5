package org.ownsky.portal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.credential.ByToken;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.identity.AccountKind;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.PasswordService;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@TimeTravel
@Import({People.class, Enrolled.class})
class FactorsIT {
    @Autowired
    People people;

    @Autowired
    Enrolled enrolled;

    @Autowired
    FactorService factors;

    @Autowired
    StepUpService steps;

    @Autowired
    TokenService tokens;

    @Autowired
    PasswordService passwords;

    @Autowired
    AccountService accounts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private AccountView person;
    private Caller caller;

    @BeforeEach
    void signIn() {
        clock.advance(Duration.ofDays(1));
        person = people.person();
        caller = enrolled.caller(person.id());
        browser();
        steps.showPassword(caller, People.PASSWORD.clear());
    }

    @AfterEach
    void signOut() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void appCountsOnlyOnceItHasShownARightCode() {
        var enrolment = factors.begin(caller);

        assertThatThrownBy(() -> factors.enrol(caller, enrolment, "000000")).hasMessageContaining("Code");
        assertThat(factors.overview(caller)).isEqualTo(new FactorsView(false, Optional.empty(), 0));

        var codes = factors.enrol(caller, enrolment, enrolled.code(enrolment.key()));

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(factors.overview(caller).hasFactor()).isTrue();
        assertThat(factors.overview(caller).appSince()).hasValue(clock.instant());
        assertThat(factors.overview(caller).recoveryCodesLeft()).isEqualTo(10);
    }

    /** Who sits down at it would have a way in of their own, and the owner would be asked for what they do not have. */
    @Test
    void anOpenBrowserAloneAddsNoFactor() {
        browser();
        assertThat(steps.isPasswordDue(caller)).isTrue();
        assertThatThrownBy(() -> factors.begin(caller)).hasMessageContaining("needs your password");
        assertThatThrownBy(() -> steps.showPassword(caller, "not this one")).hasMessageContaining("Present password");
        assertThatThrownBy(() -> factors.begin(caller)).hasMessageContaining("needs your password");

        steps.showPassword(caller, People.PASSWORD.clear());
        var enrolment = factors.begin(caller);
        clock.advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> factors.enrol(caller, enrolment, enrolled.code(enrolment.key())))
                .hasMessageContaining("needs your password");
        assertThat(factors.overview(caller).hasFactor()).isFalse();
        assertThat(recorded("second-factor.add"))
                .as("the wrong password is on record")
                .isEqualTo(1);
    }

    @Test
    void thePasswordStandsForNoFactorOfWhoHasOne() {
        enrolled.app(person.id());
        browser();

        assertThat(steps.isPasswordDue(caller)).isFalse();
        assertThatThrownBy(() -> steps.showPassword(caller, People.PASSWORD.clear()))
                .hasMessageContaining("instead of the password");
        assertThat(steps.isDue(caller)).isTrue();
    }

    @Test
    void secretIsEncryptedAndRecoveryCodesAreHashed() {
        var app = enrolled.app(person.id());

        assertThat(database.sql("select secret from factor.totp where account_id = ?")
                        .param(person.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(app.key());
        assertThat(database.sql("select count(*) from factor.recovery_code c where c::text ilike ?")
                        .param("%" + app.recoveryCodes().getFirst().replace("-", "") + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void secondAppIsRefused() {
        enrolled.app(person.id());

        assertThatThrownBy(() -> factors.begin(caller)).hasMessageContaining("already");
    }

    @Test
    void changesNeedAFactorThatWasShownWithinTenMinutesInThisBrowser() {
        var app = enrolled.app(person.id());
        clock.advance(Duration.ofMinutes(9));
        assertThat(steps.isDue(caller)).isFalse();
        clock.advance(Duration.ofMinutes(1));

        assertThat(steps.isDue(caller)).isTrue();
        assertThatThrownBy(() -> factors.removeApp(caller)).hasMessageContaining("second factor");
        assertThatThrownBy(() -> factors.renewRecoveryCodes(caller)).hasMessageContaining("second factor");

        steps.show(caller, enrolled.code(app));
        assertThat(steps.isDue(caller)).isFalse();
        browser();
        assertThat(steps.isDue(caller)).isTrue();
    }

    @Test
    void wrongCodesAreRefusedSlowedDownAndOnRecord() {
        var app = enrolled.app(person.id());
        clock.advance(Duration.ofMinutes(10));
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> steps.show(caller, "000000"))
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refused -> assertThat(refused.error()).isInstanceOf(CloudError.InvalidInput.class));
        }

        assertThatThrownBy(() -> steps.show(caller, enrolled.code(app))).hasMessageContaining("5 seconds");
        assertThat(recorded("second-factor.show")).isEqualTo(6);
    }

    @Test
    void credentialsNeedTheFactorUnlessATokenAsksForThem() {
        enrolled.app(person.id());
        assertThat(tokens.create(caller, "fresh", Optional.empty()).secret()).isNotEmpty();
        clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(() -> tokens.create(caller, "stale", Optional.empty()))
                .hasMessageContaining("second factor");

        var byToken = UsernamePasswordAuthenticationToken.authenticated("somebody", null, Set.of());
        byToken.setDetails(new ByToken("tok-1"));
        SecurityContextHolder.getContext().setAuthentication(byToken);
        assertThat(tokens.create(caller, "by token", Optional.empty()).secret()).isNotEmpty();
    }

    @Test
    void withTheLastFactorTheRecoveryCodesGo() {
        enrolled.app(person.id());
        factors.removeApp(caller);

        assertThat(factors.overview(caller)).isEqualTo(new FactorsView(false, Optional.empty(), 0));
        assertThatThrownBy(() -> factors.renewRecoveryCodes(caller)).hasMessageContaining("stand in");
        assertThat(recorded("second-factor.add")).isEqualTo(1);
        assertThat(recorded("second-factor.remove")).isEqualTo(1);
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        var app = enrolled.app(person.id());
        var fresh = factors.renewRecoveryCodes(caller);
        clock.advance(Duration.ofMinutes(10));

        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
        assertThatThrownBy(() -> steps.show(caller, app.recoveryCodes().getFirst()))
                .isInstanceOf(CloudException.class);
        steps.show(caller, fresh.getFirst());
        assertThat(factors.overview(caller).recoveryCodesLeft()).isEqualTo(9);
        assertThat(recorded("recovery-codes.make")).isEqualTo(2);
    }

    @Test
    void whoHasNoPasswordHereHasNoFactorsHere() {
        var other = accounts.create(
                people.operator(),
                new NewAccount("elsewhere-" + person.username(), Optional.empty(), "Elsewhere", AccountKind.PERSON),
                Optional.empty());
        var elsewhere = enrolled.caller(other.id());

        assertThat(passwords.isKeptHere(elsewhere)).isFalse();
        assertThat(steps.isDue(elsewhere)).isFalse();
        assertThatThrownBy(() -> factors.begin(elsewhere)).hasMessageContaining("organisation's own sign-in");
        assertThatThrownBy(() -> passwords.change(elsewhere, "", new Password("several words in a row")))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void passwordIsChangedByWhoKnowsThePresentOne() {
        var fresh = new Password("several words in a row");

        assertThatThrownBy(() -> passwords.change(caller, "wrong horse battery", fresh))
                .hasMessageContaining("Present password");
        assertThatThrownBy(() ->
                        passwords.change(caller, People.PASSWORD.clear(), new Password(person.username() + "12345")))
                .hasMessageContaining("names");

        passwords.change(caller, People.PASSWORD.clear(), fresh);
        assertThatThrownBy(() -> passwords.change(caller, People.PASSWORD.clear(), fresh))
                .hasMessageContaining("Present password");
        assertThat(recorded("password.change")).isEqualTo(3);
    }

    @Test
    void guessingThePresentPasswordIsSlowedDown() {
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() ->
                            passwords.change(caller, "wrong horse battery", new Password("several words in a row")))
                    .hasMessageContaining("Present password");
        }

        assertThatThrownBy(
                        () -> passwords.change(caller, People.PASSWORD.clear(), new Password("several words in a row")))
                .hasMessageContaining("5 seconds");
    }

    /** A browser of its own, with a session. */
    private static void browser() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    private long recorded(String action) {
        return database.sql("select count(*) from audit.entry where action = ? and account_id = ?")
                .param(action)
                .param(person.id().value())
                .query(Long.class)
                .single();
    }
}
