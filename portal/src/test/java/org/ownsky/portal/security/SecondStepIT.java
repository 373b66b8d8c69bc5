package org.ownsky.portal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.factor.Enrolled;
import org.ownsky.portal.factor.LostFactorService;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.MemberService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in in two steps, as a browser does it. */
@TimeTravel
@Import({People.class, Enrolled.class})
class SecondStepIT {
    private static final String STEP = "/sign-in/code";
    private static final String RIGHT = People.PASSWORD.clear();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Enrolled enrolled;

    @Autowired
    LostFactorService lost;

    @Autowired
    AccountService accounts;

    @Autowired
    Callers callers;

    @Autowired
    MemberService members;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private Browser browser;
    private AccountView person;
    private Enrolled.App app;

    @BeforeEach
    void open() {
        // All tests come from one address; its count is none of theirs.
        clock.advance(Duration.ofDays(1));
        browser = new Browser(port);
        person = people.person();
        app = enrolled.app(person.id());
        nextCode();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void passwordAloneOpensNothing() {
        assertThat(password()).isEqualTo(STEP);

        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
        assertThat(Browser.target(browser.get("/security"))).isEqualTo("/sign-in");
        assertThat(browser.get(STEP).statusCode()).isEqualTo(200);
    }

    @Test
    void codeSignsInAndLeadsToThePageAskedFor() {
        browser.get("/instances?state=running");
        password();

        assertThat(enter(enrolled.code(app))).startsWith("/instances?state=running");
        assertThat(browser.get("/instances").statusCode()).isEqualTo(200);
    }

    @Test
    void codeCountsOnce() {
        password();
        var code = enrolled.code(app);
        enter(code);
        try (var other = new Browser(port)) {
            other.signIn(person.username(), RIGHT);

            assertThat(Browser.target(other.post(STEP, Map.of("code", code)))).isEqualTo(STEP + "?error=code");
            nextCode();
            assertThat(Browser.target(other.post(STEP, Map.of("code", enrolled.code(app)))))
                    .isEqualTo("/");
        }
    }

    @Test
    void codeBeforeOneThatWasTakenCountsNoMore() {
        var early = enrolled.code(app);
        nextCode();
        password();
        enter(enrolled.code(app));
        try (var other = new Browser(port)) {
            other.signIn(person.username(), RIGHT);

            assertThat(Browser.target(other.post(STEP, Map.of("code", early)))).isEqualTo(STEP + "?error=code");
        }
    }

    @Test
    void codeMayHaveSpacesAndBeOneStepLate() {
        var code = enrolled.code(app);
        nextCode();
        password();

        assertThat(enter(" " + code.substring(0, 3) + " " + code.substring(3))).isEqualTo("/");
    }

    @Test
    void recoveryCodeSignsInOnce() {
        var code = app.recoveryCodes().getFirst();
        password();
        assertThat(Browser.target(browser.post(STEP, Map.of("code", code, "recovery", "yes"))))
                .isEqualTo("/");
        try (var other = new Browser(port)) {
            other.signIn(person.username(), RIGHT);

            assertThat(Browser.target(other.post(STEP, Map.of("code", code, "recovery", "yes"))))
                    .isEqualTo(STEP + "?recovery&error=recovery-code");
            assertThat(Browser.target(
                            other.post(STEP, Map.of("code", app.recoveryCodes().get(1)))))
                    .isEqualTo("/");
        }
    }

    @Test
    void recoveryCodeOfSomebodyElseIsWorthNothing() {
        var other = enrolled.app(people.person().id());
        password();

        assertThat(enter(other.recoveryCodes().getFirst())).isEqualTo(STEP + "?error=code");
    }

    @Test
    void codeWithoutAPasswordIsWorthNothing() {
        assertThat(enter(enrolled.code(app))).isEqualTo("/sign-in?error=took-too-long");
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void secondStepHasToFollowWithinFiveMinutes() {
        password();
        clock.advance(Duration.ofMinutes(5));

        assertThat(enter(enrolled.code(app))).isEqualTo("/sign-in?error=took-too-long");
    }

    @Test
    void wrongCodesAreSlowedDownAndARightPasswordDoesNotHelp() {
        password();
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThat(enter("000000")).isEqualTo(STEP + "?error=code");
        }

        assertThat(password()).isEqualTo(STEP);
        assertThat(enter(enrolled.code(app))).isEqualTo(STEP + "?error=wait&seconds=5");
        clock.advance(Duration.ofSeconds(5));
        assertThat(enter(enrolled.code(app))).isEqualTo("/");
    }

    @Test
    void rightPasswordAloneDoesNotMakeAnAddressFamiliar() {
        password();

        assertThat(database.sql("select count(*) from identity.familiar_address where account_id = ?")
                        .param(person.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongPasswordIsRefusedAsForAnybody() {
        assertThat(Browser.target(browser.signIn(person.username(), "wrong horse battery")))
                .isEqualTo("/sign-in?error=credentials");
        assertThat(enter(enrolled.code(app))).isEqualTo("/sign-in?error=took-too-long");
    }

    @Test
    void sessionIdChangesAtEachStep() {
        browser.get("/instances");
        var before = browser.session();
        password();
        var between = browser.session();
        enter(enrolled.code(app));

        assertThat(List.of(before, between, browser.session()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void accountThatIsDisabledBetweenTheStepsStaysOut() {
        password();
        accounts.setEnabled(people.operator(), person.id(), false);

        assertThat(enter(enrolled.code(app))).isEqualTo("/sign-in?error=took-too-long");
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");

        accounts.setEnabled(people.operator(), person.id(), true);
        nextCode();
        assertThat(password()).isEqualTo(STEP);
        assertThat(enter(enrolled.code(app))).startsWith("/instances");
    }

    /** Whoever knows the old password must not get in by it, nor the owner who has yet to hear of the new one. */
    @Test
    void passwordThatIsReplacedBetweenTheStepsCountsNoMore() {
        password();
        accounts.setPassword(people.operator(), person.id(), new Password("another few words in a row"));

        assertThat(enter(enrolled.code(app))).isEqualTo("/sign-in?error=took-too-long");
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void formFromAnotherSiteIsRefused() {
        password();

        assertThat(Browser.target(
                        browser.post(STEP, Map.of("code", enrolled.code(app)), "Sec-Fetch-Site", "cross-site")))
                .isEqualTo("/sign-in?error=elsewhere");
        assertThat(Browser.target(
                        browser.post("/sign-in/passkey", Map.of("answer", "{}"), "Origin", "https://evil.example")))
                .isEqualTo("/sign-in?error=elsewhere");
    }

    @Test
    void answerToNoQuestionIsNoPasskey() {
        assertThat(Browser.target(browser.post("/sign-in/passkey", Map.of("answer", "{}"))))
                .isEqualTo("/sign-in?error=passkey");
        assertThat(Browser.target(browser.get("/instances"))).isEqualTo("/sign-in");
    }

    @Test
    void afterAnOperatorRemovedLostFactorsThePasswordIsEnough() {
        lost.remove(people.operator(), person.id());

        assertThat(password()).isEqualTo("/");
    }

    @Test
    void whoIsSignedInWithLostFactorsIsSignedOut() {
        password();
        enter(enrolled.code(app));
        assertThat(browser.get("/instances").statusCode()).isEqualTo(200);

        lost.remove(people.operator(), person.id());

        assertThat(Browser.target(browser.get("/instances"))).startsWith("/sign-in");
    }

    @Test
    void administratorRemovesFactorsOfWhoHasRolesInTheirTenantOnly() {
        var tenant = people.tenant();
        var administrator = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        var caller = callers.inTenant(administrator.id(), tenant.id());
        assertThat(refusal(caller, tenant.id())).startsWith("There is no account");

        accounts.grant(
                people.operator(),
                person.id(),
                Membership.in(people.project(tenant).id(), Role.MEMBER));
        var elsewhere = Membership.in(people.project().id(), Role.VIEWER);
        accounts.grant(people.operator(), person.id(), elsewhere);
        assertThat(refusal(caller, tenant.id())).contains("only an operator");
        assertThat(password()).isEqualTo(STEP);

        members.revoke(people.operator(), person.id(), elsewhere);
        lost.remove(caller, tenant.id(), person.id());
        browser.close();
        browser = new Browser(port);
        assertThat(password()).isEqualTo("/");
    }

    @Test
    void bothStepsAreOnRecordWithTheFactor() {
        password();
        enter("000000");
        enter(enrolled.code(app));

        assertThat(database.sql("""
                        select outcome || ': ' || detail from audit.entry
                        where action = 'sign-in' and account_id = ? order by id
                        """)
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("denied: right password, wrong code", "done: with a password and a code");
    }

    private String refusal(Caller caller, TenantId tenant) {
        return catchThrowableOfType(CloudException.class, () -> lost.remove(caller, tenant, person.id()))
                .error()
                .message();
    }

    private String password() {
        return Browser.target(browser.signIn(person.username(), RIGHT));
    }

    private String enter(String code) {
        return Browser.target(browser.post(STEP, Map.of("code", code)));
    }

    private void nextCode() {
        clock.advance(Duration.ofSeconds(30));
    }
}
