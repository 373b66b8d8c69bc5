package org.ownsky.portal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ownsky.portal.oidc.WithProvider.PROVIDER;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithProvider
class AccessTokensIT {
    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    private Map<String, Object> grace = Map.of();

    @BeforeEach
    void signInOnce() {
        clock.advance(Duration.ofHours(2));
        PROVIDER.tellTimeBy(clock);
        PROVIDER.setDown(false);
        grace = PROVIDER.person("grace");
        try (var browser = new Browser(port)) {
            var start = browser.get("/sign-in/provider").headers().firstValue("Location");
            browser.get(PROVIDER.signIn(URI.create(start.orElseThrow()), grace));
        }
    }

    @Test
    void tokenStandsForTheAccountOfItsIssuerAndSubject() {
        var me = me(PROVIDER.sign(token().build(), "JWT"));

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).contains("\"displayName\":\"Person grace\"");
        assertThat(me(PROVIDER.sign(
                                token().audience(List.of("x", "ownsky"))
                                        .claim("azp", "another")
                                        .build(),
                                "at+jwt"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokenThatIsNotInOrderStandsForNobody() {
        var now = clock.instant();
        for (var refused : List.of(
                PROVIDER.forge(token().build(), "JWT"),
                PROVIDER.signWithPublicKey(token().build()),
                PROVIDER.sign(token().issuer("https://evil.example").build(), "JWT"),
                PROVIDER.sign(token().claim("azp", "another").build(), "JWT"),
                PROVIDER.sign(
                        token().expirationTime(Date.from(now.minusSeconds(61))).build(), "JWT"),
                PROVIDER.sign(token().expirationTime(null).build(), "JWT"),
                PROVIDER.sign(token().claim("typ", "ID").build(), "JWT"),
                PROVIDER.sign(token().claim("nonce", "n").build(), "JWT"),
                PROVIDER.sign(token().build(), "logout+jwt"),
                PROVIDER.sign(
                        PROVIDER.accessToken(PROVIDER.person("nobody-yet")).build(), "JWT"),
                "a.b.c")) {
            var answer = me(refused);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void providerThatIsDownIsNoReasonToRefuseAToken() {
        clock.advance(Duration.ofHours(2));
        PROVIDER.setDown(true);

        // The keys that it had are kept, as is what it said of itself.
        assertThat(me(PROVIDER.sign(token().build(), "JWT")).statusCode()).isEqualTo(200);
    }

    private JWTClaimsSet.Builder token() {
        var claims = new java.util.LinkedHashMap<>(grace);
        return PROVIDER.accessToken(claims);
    }

    private HttpResponse<String> me(String token) {
        try (var program = new Browser(port)) {
            return program.get("/api/v1/me", "Authorization", "Bearer " + token);
        }
    }
}
