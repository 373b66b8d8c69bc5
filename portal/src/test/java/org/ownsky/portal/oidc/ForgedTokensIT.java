package org.ownsky.portal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ownsky.portal.oidc.WithProvider.PROVIDER;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thousands of tokens that the provider never signed cost it a few questions, the trail a few pages, and nobody a sign-in. */
@WithProvider
class ForgedTokensIT {
    private static final int FLOOD = 1_000;
    private static final int MOST_ENTRIES = 200;
    private static final int MOST_FETCHES = 6;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private Browser browser;

    @BeforeEach
    void signIn() {
        clock.advance(Duration.ofHours(2));
        PROVIDER.tellTimeBy(clock);
        PROVIDER.setDown(false);
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void thoseSignedWithKnownOrUnknownKeysLeaveRoomForAGenuineOne() {
        var claims = PROVIDER.person("mary");
        browser.get(PROVIDER.signIn(
                URI.create(browser.get("/sign-in/provider")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow()),
                claims));
        var who = Map.of("sid", claims.getOrDefault("sid", ""));
        var fetches = PROVIDER.keyFetches();
        var entries = entries();

        flood(() -> PROVIDER.forge(PROVIDER.logoutToken(who).build(), "logout+jwt"));
        flood(() -> PROVIDER.forgeWithUnknownKey(PROVIDER.logoutToken(who).build(), "logout+jwt"));

        assertThat(PROVIDER.keyFetches() - fetches).isLessThanOrEqualTo(MOST_FETCHES);
        assertThat(entries() - entries).isLessThanOrEqualTo(MOST_ENTRIES);
        assertThat(browser.get("/instances").statusCode()).isEqualTo(200);
        assertThat(post(PROVIDER.sign(PROVIDER.logoutToken(who).build(), "logout+jwt")))
                .isEqualTo(200);
        assertThat(browser.get("/instances").statusCode()).isNotEqualTo(200);
    }

    private void flood(Supplier<String> token) {
        for (var number = 0; number < FLOOD; number++) {
            assertThat(post(token.get())).isIn(400, 503);
        }
    }

    private int post(String token) {
        return browser.post("/sign-in/provider/signed-out", Map.of("logout_token", token))
                .statusCode();
    }

    private long entries() {
        return database.sql("select count(*) from audit.entry where action = 'sign-in.end' and outcome = 'denied'")
                .query(Long.class)
                .single();
    }
}
