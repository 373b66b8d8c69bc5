package org.ownsky.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class SignInIT {
    private static final String RIGHT = People.PASSWORD.clear();
    private static final String WRONG = "wrong horse battery";
    private static final String REFUSED = "/sign-in?error=credentials";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private Browser browser;
    private AccountView person;

    @BeforeEach
    void open() {
        // All tests come from one address; its count is none of theirs.
        clock.advance(Duration.ofDays(1));
        browser = new Browser(port);
        person = people.person();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void pagesNeedASignedInAccount() {
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void signsInByUsernameOrEmailInAnyCase() {
        assertThat(Browser.target(browser.signIn(person.username().toUpperCase(Locale.ROOT), RIGHT)))
                .isEqualTo("/");
        assertThat(Browser.target(browser.signIn(" " + person.email().orElseThrow() + " ", RIGHT)))
                .isEqualTo("/");
    }

    @Test
    void returnsToThePageAskedFor() {
        browser.get("/instances?state=running");

        assertThat(Browser.target(browser.signIn(person.username(), RIGHT))).startsWith("/instances?state=running");
    }

    @Test
    void answerIsTheSameForAWrongPasswordAndAnUnknownName() {
        var wrongPassword = browser.signIn(person.username(), WRONG);
        var unknownName = browser.signIn("nobody-" + person.username(), RIGHT);

        assertThat(Browser.target(wrongPassword)).isEqualTo(REFUSED);
        assertThat(Browser.target(unknownName)).isEqualTo(REFUSED);
        assertThat(unknownName.statusCode()).isEqualTo(wrongPassword.statusCode());
    }

    @Test
    void disabledAccountIsRefusedLikeAWrongPassword() {
        accounts.setEnabled(people.operator(), person.id(), false);

        assertThat(Browser.target(browser.signIn(person.username(), RIGHT))).isEqualTo(REFUSED);
    }

    @Test
    void emptyAndOverlongInputIsRefused() {
        assertThat(Browser.target(browser.signIn("", ""))).isEqualTo(REFUSED);
        assertThat(Browser.target(browser.signIn(person.username(), RIGHT + "x".repeat(100_000))))
                .isEqualTo(REFUSED);
        assertThat(Browser.target(browser.signIn("\u0000", RIGHT))).isEqualTo(REFUSED);
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() {
        failTimes(6);

        var tooSoon = browser.signIn(person.username(), RIGHT);
        assertThat(Browser.target(tooSoon)).isEqualTo("/sign-in?error=wait&seconds=5");

        clock.advance(Duration.ofSeconds(5));
        assertThat(Browser.target(browser.signIn(person.username(), RIGHT))).isEqualTo("/");
    }

    @Test
    void unknownNameIsSlowedDownLikeAKnownOne() {
        for (var attempt = 0; attempt < 6; attempt++) {
            browser.signIn("nobody-" + person.username(), WRONG);
        }

        assertThat(Browser.target(browser.signIn("nobody-" + person.username(), WRONG)))
                .isEqualTo("/sign-in?error=wait&seconds=5");
    }

    @Test
    void waitGrowsWithEachFailure() {
        failTimes(6);
        clock.advance(Duration.ofSeconds(5));
        failTimes(1);

        assertThat(Browser.target(browser.signIn(person.username(), WRONG)))
                .isEqualTo("/sign-in?error=wait&seconds=10");
    }

    @Test
    void successClearsTheCount() {
        failTimes(5);
        browser.signIn(person.username(), RIGHT);
        failTimes(5);

        assertThat(Browser.target(browser.signIn(person.username(), RIGHT))).isEqualTo("/");
    }

    @Test
    void otherAccountsAreNotSlowedDownByOnesFailures() {
        failTimes(6);

        assertThat(Browser.target(browser.signIn(people.person().username(), RIGHT)))
                .isEqualTo("/");
    }

    @Test
    void databaseThatDoesNotAnswerIsNotTakenForAWrongPassword() {
        database.sql("alter table identity.account rename to account_away").update();
        try {
            assertThat(Browser.target(browser.signIn(person.username(), RIGHT)))
                    .isEqualTo("/sign-in?error=unavailable");
        } finally {
            database.sql("alter table identity.account_away rename to account").update();
        }
    }

    @Test
    void sessionIdChangesAtSignIn() {
        browser.get("/instances");
        var before = browser.session();
        browser.signIn(person.username(), RIGHT);

        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void sessionCookieIsHiddenFromScriptsAndOtherSites() {
        var cookie =
                browser.get("/instances").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void behindATlsProxyTheCookieIsSecureAndBrowsersAreToldToComeBackByTls() {
        var response = browser.get("/instances", "X-Forwarded-Proto", "https");

        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void formFromAnotherSiteIsRefused() {
        for (var header : Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                .entrySet()) {
            var response = browser.signIn(person.username(), RIGHT, header.getKey(), header.getValue());

            assertThat(Browser.target(response)).as(header.getKey()).isEqualTo("/sign-in?error=elsewhere");
        }
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void formFromAnotherSiteIsRefusedHoweverItsAddressIsWritten() {
        var response = browser.post(
                "/%73ign-in", Map.of("username", person.username(), "password", RIGHT), "Sec-Fetch-Site", "cross-site");

        assertThat(Browser.target(response)).isEqualTo("/sign-in?error=elsewhere");
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void formFromOurPageIsTaken() {
        assertThat(Browser.target(browser.signIn(person.username(), RIGHT, "Origin", "http://127.0.0.1:" + port)))
                .isEqualTo("/");
        assertThat(Browser.target(browser.signIn(person.username(), RIGHT, "Sec-Fetch-Site", "same-origin")))
                .isEqualTo("/");
    }

    @Test
    void signingOutNeedsTheToken() {
        browser.signIn(person.username(), RIGHT);

        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void signInsAndFailuresAreOnRecordWithoutTheTypedName() {
        browser.signIn(person.username(), WRONG);
        browser.signIn("my secret password", WRONG);
        browser.signIn(person.username(), RIGHT);

        assertThat(database.sql(
                                "select outcome from audit.entry where action = 'sign-in' and account_id = ? order by id")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("denied", "done");
        assertThat(database.sql("select count(*) from audit.entry e where e::text like '%my secret%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select origin || ' ' || reference from audit.entry where account_id = ? limit 1")
                        .param(person.id().value())
                        .query(String.class)
                        .single())
                .matches("127\\.0\\.0\\.1 req-[0-9a-f]{12}");
    }

    private void failTimes(int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            assertThat(Browser.target(browser.signIn(person.username(), WRONG))).isEqualTo(REFUSED);
        }
    }
}
