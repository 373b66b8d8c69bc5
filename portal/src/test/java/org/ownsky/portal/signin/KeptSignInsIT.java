package org.ownsky.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class KeptSignInsIT {
    private static final String SESSION = "JSESSIONID";

    /** Needs an account and is quick to say that it isn't there. */
    private static final String PAGE = "/no-such-page";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    @Autowired
    SignInService signIns;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    private AccountView person;
    private Browser browser;

    @BeforeEach
    void signIn() {
        clock.advance(Duration.ofDays(40));
        person = people.person();
        browser = new Browser(port);
        browser.signIn(person.username(), People.PASSWORD.clear());
        assertThat(isSignedIn(browser)).isTrue();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aBrowserWithoutASessionIsKnownByItsCookie() {
        browser.forget(SESSION);

        assertThat(isSignedIn(browser)).isTrue();
        assertThat(own()).hasSize(1);
    }

    /** Somebody may have given it to the browser, to have it signed in by the cookie and use it too. */
    @Test
    void aSessionThatTheBrowserBroughtIsNotTheOneSignedIn() {
        browser.forget(SESSION);
        try (var stranger = new Browser(port)) {
            stranger.get("/sign-in");
            browser.bring(stranger);

            assertThat(isSignedIn(browser)).isTrue();
            assertThat(isSignedIn(stranger)).isFalse();
        }
    }

    @Test
    void theCookieIsForThisBrowserAlone() {
        try (var fresh = new Browser(port)) {
            var cookie =
                    fresh.signIn(person.username(), People.PASSWORD.clear()).headers().allValues("Set-Cookie").stream()
                            .filter(one -> one.startsWith(SignInCookie.NAME))
                            .toList();

            assertThat(cookie)
                    .singleElement()
                    .asString()
                    .matches(SignInCookie.NAME + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax");
        }
        assertThat(database.sql("select count(*) from signin.sign_in where secret_hash = sha256(secret_hash)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anInventedOrMistypedCookieIsNobody() {
        for (var invented : List.of("0".repeat(64), "x", "", "a".repeat(5000))) {
            try (var stranger = new Browser(port)) {
                assertThat(Browser.target(stranger.get(PAGE, "Cookie", SignInCookie.NAME + "=" + invented)))
                        .startsWith("/sign-in");
            }
        }
    }

    @Test
    void theAccountMustStillBeThere() {
        database.sql("update identity.account set enabled = false where id = ?")
                .param(person.id().value())
                .update();
        browser.forget(SESSION);

        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void theOneThatIsEndedEndsInItsBrowser() {
        signIns.end(caller(person), own().getFirst().id());

        assertThat(Browser.target(browser.get(PAGE))).isEqualTo("/sign-in?error=expired");
        browser.forget(SESSION);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void allOthersEndAndThisOneGoesOn() {
        try (var phone = new Browser(port)) {
            phone.signIn(person.username(), People.PASSWORD.clear(), "User-Agent", "Phone\u00e9");
            assertThat(own()).extracting(SignInView::agent).contains("Phone?");
            var kept =
                    own().stream().filter(one -> !one.agent().equals("Phone?")).findFirst();

            assertThat(signIns.endOthers(caller(person), kept.map(SignInView::id)))
                    .isEqualTo(1);

            assertThat(isSignedIn(browser)).isTrue();
            assertThat(isSignedIn(phone)).isFalse();
        }
    }

    @Test
    void anotherPasswordEndsThemAll() {
        accounts.setPassword(people.operator(), person.id(), new Password("another few words"));

        assertThat(isSignedIn(browser)).isFalse();
        browser.signIn(person.username(), "another few words");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void signingInAgainEndsTheBrowsersFormerSignIn() {
        var former = own().getFirst().id();

        browser.signIn(person.username(), People.PASSWORD.clear());

        assertThat(own()).singleElement().extracting(SignInView::id).isNotEqualTo(former);
    }

    @Test
    void somebodyElsesIsNotFound() {
        var other = people.person();

        assertThatThrownBy(() -> signIns.end(caller(other), own().getFirst().id()))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.NotFound.class));
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void whoIsIdleForEightHoursHasToSignInAgainCookieOrNot() {
        clock.advance(Duration.ofHours(8).plusSeconds(1));
        browser.forget(SESSION);

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(own()).isEmpty();
    }

    @Test
    void whoIsNeverIdleHasToSignInAgainAfterThirtyDays() {
        for (var hours = 0; hours < 30 * 24; hours += 6) {
            assertThat(isSignedIn(browser)).as("after %s hours", hours).isTrue();
            clock.advance(Duration.ofHours(6));
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(isSignedIn(browser)).isFalse();
    }

    private List<SignInView> own() {
        return signIns.list(caller(person));
    }

    private static Caller caller(AccountView account) {
        return new Caller(account.id(), account.displayName(), Optional.empty(), Set.of(), "192.0.2.1");
    }

    private static boolean isSignedIn(Browser browser) {
        return !Browser.target(browser.get(PAGE)).startsWith("/sign-in");
    }
}
