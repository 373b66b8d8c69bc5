package org.ownsky.portal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ownsky.portal.oidc.WithProvider.PROVIDER;

import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithProvider
class ProviderSignInIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String START = "/sign-in/provider";
    private static final String REFUSED = "/sign-in?error=provider";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    @Autowired
    SignInRuleService rules;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private Browser browser;
    private String name;

    @BeforeEach
    void open() {
        // What was said about the provider in another test is old by now.
        clock.advance(Duration.ofHours(2));
        PROVIDER.tellTimeBy(clock);
        PROVIDER.setDown(false);
        browser = new Browser(port);
        name = "ada" + NUMBER.incrementAndGet();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void signsInAndMakesAnAccountTheFirstTimeOnly() {
        assertThat(signIn(PROVIDER.person(name))).isEqualTo("/");
        browser.close();
        browser = new Browser(port);
        assertThat(signIn(FakeProvider.with(PROVIDER.person(name), "name", "Countess Ada")))
                .isEqualTo("/");

        assertThat(isSignedIn()).isTrue();
        assertThat(database.sql("select display_name || ' ' || email from identity.account where username = ?")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("Countess Ada " + name + "@example.com");
    }

    @Test
    void asksWithStateNonceAndPkceAndComesBackToOurAddressOnly() {
        browser.get(START + "?redirect_uri=https://evil.example/&continue=https://evil.example/");
        var asked = FakeProvider.query(toProvider().getRawQuery());

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "ownsky")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/sign-in/provider/back")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void returnsToThePageAskedForAndNowhereElse() {
        browser.get("/instances?state=running");
        assertThat(signIn(PROVIDER.person(name))).startsWith("/instances?state=running");
        browser.close();
        browser = new Browser(port);

        var back = PROVIDER.signIn(toProvider(), PROVIDER.person(name));
        assertThat(Browser.target(browser.get(back + "&continue=https://evil.example/&redirect=//evil.example")))
                .isEqualTo("/");
    }

    @Test
    void stateThatIsAlteredMissingReusedOrOfAnotherBrowserIsRefused() {
        var back = PROVIDER.signIn(toProvider(), PROVIDER.person(name));

        try (var other = new Browser(port)) {
            assertThat(Browser.target(other.get(back))).isEqualTo(REFUSED);
        }
        assertThat(Browser.target(browser.get(back.replaceFirst("state=", "state=x"))))
                .isEqualTo(REFUSED);
        assertThat(Browser.target(browser.get(back.replaceFirst("&state=.*", ""))))
                .isEqualTo(REFUSED);
        assertThat(Browser.target(browser.get("/sign-in/provider/back"))).isEqualTo(REFUSED);
        assertThat(signIn(PROVIDER.person(name))).isEqualTo("/");
        browser.close();
        browser = new Browser(port);
        var used = PROVIDER.signIn(toProvider(), PROVIDER.person(name));
        browser.get(used);
        assertThat(Browser.target(browser.get(used))).isEqualTo(REFUSED);
    }

    @Test
    void tokenThatIsNotInOrderIsRefused() {
        var now = clock.instant();
        assertThat(signInAltered(token -> token.claim("nonce", "another"))).isEqualTo(REFUSED);
        assertThat(signInAltered(token -> token.audience("somebody-else"))).isEqualTo(REFUSED);
        assertThat(signInAltered(token -> token.issuer("https://evil.example"))).isEqualTo(REFUSED);
        assertThat(signInAltered(token -> token.expirationTime(Date.from(now.minusSeconds(61)))))
                .isEqualTo(REFUSED);
        assertThat(signInAltered(token -> token.issueTime(Date.from(now.plusSeconds(61)))))
                .isEqualTo(REFUSED);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void clocksMayBeAMinuteApart() {
        var now = clock.instant();

        assertThat(signInAltered(token -> token.expirationTime(Date.from(now.minusSeconds(59)))
                        .issueTime(Date.from(now.minusSeconds(360)))))
                .isEqualTo("/");
    }

    @Test
    void whoSaysNoAtTheProviderIsToldSo() {
        var asked = FakeProvider.query(toProvider().getRawQuery());

        assertThat(Browser.target(
                        browser.get("/sign-in/provider/back?error=access_denied&state=" + asked.get("state"))))
                .isEqualTo("/sign-in?error=provider-denied");
    }

    @Test
    void providerThatIsDownIsToldAndLocalAccountsStillSignIn() {
        PROVIDER.setDown(true);
        assertThat(Browser.target(browser.get(START))).isEqualTo("/sign-in?error=provider-down");

        var person = people.person();
        assertThat(Browser.target(browser.signIn(person.username(), People.PASSWORD.clear())))
                .isEqualTo("/");
    }

    @Test
    void providerThatGoesDownHalfwayIsTold() {
        var back = PROVIDER.signIn(toProvider(), PROVIDER.person(name));
        PROVIDER.setDown(true);

        assertThat(Browser.target(browser.get(back))).isEqualTo("/sign-in?error=provider-down");
    }

    @Test
    void nameAndAddressOfSomebodyElseMakeNobodyThem() {
        var local = people.person();
        var claims = PROVIDER.person(local.username());
        claims.put("sub", "a stranger " + name);
        claims.put("email", local.email().orElseThrow());

        assertThat(signIn(claims)).isEqualTo("/");

        var made = account("a stranger " + name);
        assertThat(made).isNotEqualTo(local.id().value());
        assertThat(database.sql("select username from identity.account where id = ? and email is null")
                        .param(made)
                        .query(String.class)
                        .list())
                .containsExactly(local.username() + "-2");
    }

    @Test
    void disabledAccountIsRefusedWithTheReason() {
        signIn(PROVIDER.person(name));
        accounts.setEnabled(people.operator(), new UserId(account("subject-of-" + name)), false);
        browser.close();
        browser = new Browser(port);

        assertThat(signIn(PROVIDER.person(name))).isEqualTo("/sign-in?error=disabled");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void rulesGiveRolesAtEachSignInAndTakeOnlyTheirOwn() {
        var project = people.project();
        var member = Membership.in(project.id(), Role.MEMBER);
        var viewer = Membership.in(project.id(), Role.VIEWER);
        var billing = Membership.in(project.tenant().id(), Role.BILLING_VIEWER);
        rules.add(people.operator(), new NewRule(ClaimSource.GROUP, "", "/" + name + "/builders", member));
        rules.add(people.operator(), new NewRule(ClaimSource.REALM_ROLE, "", name + "-looks", viewer));
        rules.add(people.operator(), new NewRule(ClaimSource.ORGANIZATION, "", name + "-org", billing));
        rules.add(people.operator(), new NewRule(ClaimSource.CLAIM, "pays." + name, "*", billing));
        var claims = PROVIDER.person(name);
        claims.put("groups", List.of("/" + name + "/builders", "/others"));
        claims.put("realm_access", Map.of("roles", List.of(name + "-looks")));
        claims.put("organization", Map.of(name + "-org", Map.of("id", "1")));

        signIn(claims);
        assertThat(roles()).containsExactly("billing-viewer true", "member true", "viewer true");

        // By hand, what a rule gave already: from now on it stays.
        accounts.grant(people.operator(), new UserId(account("subject-of-" + name)), viewer);
        claims.remove("groups");
        claims.remove("realm_access");
        claims.put("pays", Map.of(name, "everything"));
        claims.remove("organization");
        signIn(claims);

        assertThat(roles()).containsExactly("billing-viewer true", "viewer false");
    }

    @Test
    void lastAdministratorKeepsTheRoleThatNoRuleGivesAnyMore() {
        var tenant = people.tenant();
        var rule = rules.add(
                people.operator(),
                new NewRule(ClaimSource.GROUP, "", name, Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR)));
        signIn(FakeProvider.with(PROVIDER.person(name), "groups", List.of(name)));
        rules.remove(people.operator(), rule.id());

        signIn(PROVIDER.person(name));
        assertThat(roles()).containsExactly("tenant-administrator true");

        people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        signIn(PROVIDER.person(name));
        assertThat(roles()).isEmpty();
    }

    @Test
    void providerEndsASession() {
        var claims = PROVIDER.person(name);
        signIn(claims);
        assertThat(isSignedIn()).isTrue();

        assertThat(signOut(PROVIDER.logoutToken(session(claims)))).isEqualTo(200);

        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void providerEndsAllSessionsOfAPersonAndOfNobodyElse() {
        signIn(PROVIDER.person(name));
        try (var second = new Browser(port);
                var other = new Browser(port)) {
            signIn(second, PROVIDER.person(name));
            signIn(other, PROVIDER.person(name + "-other"));

            assertThat(signOut(PROVIDER.logoutToken(Map.of("sub", "subject-of-" + name))))
                    .isEqualTo(200);

            assertThat(isSignedIn()).isFalse();
            assertThat(isSignedIn(second)).isFalse();
            assertThat(isSignedIn(other)).isTrue();
        }
    }

    @Test
    void whoHasSignedOutThereTooIsToldSo() {
        assertThat(Browser.target(browser.get("/sign-in/provider/left"))).isEqualTo("/sign-in?error=signed-out");
    }

    @Test
    void logoutTokenThatIsNotInOrderEndsNothing() {
        var claims = PROVIDER.person(name);
        signIn(claims);
        var who = session(claims);
        var now = clock.instant();

        assertThat(post(PROVIDER.forge(PROVIDER.logoutToken(who).build(), "logout+jwt")))
                .isEqualTo(400);
        assertThat(post(PROVIDER.signWithPublicKey(PROVIDER.logoutToken(who).build())))
                .isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).audience("another"))).isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).issuer("https://evil.example")))
                .isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).claim("nonce", "n"))).isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).claim("events", Map.of()))).isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).jwtID(null))).isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(Map.of()))).isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).issueTime(Date.from(now.minusSeconds(181)))))
                .isEqualTo(400);
        assertThat(signOut(PROVIDER.logoutToken(who).issueTime(Date.from(now.plusSeconds(61)))))
                .isEqualTo(400);
        assertThat(post("nonsense")).isEqualTo(400);
        assertThat(browser.post("/sign-in/provider/signed-out", Map.of()).statusCode())
                .isEqualTo(400);

        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void logoutTokenCountsOnce() {
        var claims = PROVIDER.person(name);
        signIn(claims);
        var token = PROVIDER.sign(PROVIDER.logoutToken(session(claims)).build(), "logout+jwt");
        assertThat(post(token)).isEqualTo(200);
        signIn(claims);

        assertThat(post(token)).isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void signInsAndRefusalsAreOnRecord() {
        signIn(PROVIDER.person(name));
        browser.get("/sign-in/provider/back?state=x&code=y");

        assertThat(database.sql("select action || ' ' || outcome from audit.entry where account_id = ? order by id")
                        .param(account("subject-of-" + name))
                        .query(String.class)
                        .list())
                .containsExactly("sign-in done");
        assertThat(database.sql("""
                                select count(*) from audit.entry
                                where action = 'sign-in' and outcome = 'denied'
                                  and detail like '%authorization_request_not_found%'
                                """).query(Long.class).single()).isPositive();
    }

    private String signInAltered(java.util.function.Consumer<com.nimbusds.jwt.JWTClaimsSet.Builder> alter) {
        return Browser.target(browser.get(PROVIDER.signIn(toProvider(), PROVIDER.person(name), alter)));
    }

    private String signIn(Map<String, Object> claims) {
        return signIn(browser, claims);
    }

    private String signIn(Browser with, Map<String, Object> claims) {
        return Browser.target(with.get(PROVIDER.signIn(toProvider(with), new LinkedHashMap<>(claims))));
    }

    private URI toProvider() {
        return toProvider(browser);
    }

    private static URI toProvider(Browser with) {
        return URI.create(with.get(START).headers().firstValue("Location").orElseThrow());
    }

    private boolean isSignedIn() {
        return isSignedIn(browser);
    }

    private static boolean isSignedIn(Browser with) {
        return with.get("/instances").statusCode() == 200;
    }

    private int signOut(com.nimbusds.jwt.JWTClaimsSet.Builder token) {
        return post(PROVIDER.sign(token.build(), "logout+jwt"));
    }

    private static Map<String, Object> session(Map<String, Object> claims) {
        return Map.of("sid", claims.getOrDefault("sid", ""));
    }

    private int post(String token) {
        try (var provider = new Browser(port)) {
            return provider.post("/sign-in/provider/signed-out", Map.of("logout_token", token))
                    .statusCode();
        }
    }

    private String account(String subject) {
        return database.sql("select account_id from oidc.provider_account where subject = ?")
                .param(subject)
                .query(String.class)
                .single();
    }

    private List<String> roles() {
        return database.sql("select role || ' ' || by_rule from identity.membership where account_id = ? order by role")
                .param(account("subject-of-" + name))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
