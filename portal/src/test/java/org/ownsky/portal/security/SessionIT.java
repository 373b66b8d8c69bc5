package org.ownsky.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@TimeTravel
@Import(People.class)
class SessionIT {
    private static final String EXPIRED = "/sign-in?error=expired";

    /** Needs an account and is quick to say that it isn't there. */
    private static final String PAGE = "/no-such-page";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    private Browser browser;

    @BeforeEach
    void signIn() {
        clock.advance(Duration.ofDays(1));
        browser = new Browser(port);
        browser.signIn(people.person().username(), People.PASSWORD.clear());
        assertThat(isSignedIn()).isTrue();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void usedSessionGoesOn() {
        for (var hour = 0; hour < 20; hour++) {
            clock.advance(Duration.ofHours(1));
            assertThat(isSignedIn()).isTrue();
        }
    }

    @Test
    void unusedSessionEndsAfterEightHoursAndThePageSaysSo() {
        clock.advance(Duration.ofHours(8).plusSeconds(1));

        assertThat(Browser.target(browser.get(PAGE))).isEqualTo(EXPIRED);
    }

    @Test
    void openTabThatCallsHomeDoesNotKeepASession() {
        for (var hour = 0; hour < 8; hour++) {
            clock.advance(Duration.ofHours(1));
            browser.get("/?v-r=heartbeat&v-uiId=0");
            browser.get("/?v-r=push&v-uiId=0");
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(Browser.target(browser.get(PAGE))).isEqualTo(EXPIRED);
    }

    @Test
    void afterExpirySigningInLeadsBackToThePage() {
        clock.advance(Duration.ofHours(9));
        browser.get("/instances?state=stopped");

        assertThat(Browser.target(browser.signIn(people.person().username(), People.PASSWORD.clear())))
                .startsWith("/instances?state=stopped");
    }

    @Test
    void newVisitorIsNotToldOfAnExpiredSession() {
        try (var visitor = new Browser(port)) {
            assertThat(Browser.target(visitor.get(PAGE))).isEqualTo("/sign-in");
        }
    }

    private boolean isSignedIn() {
        return !Browser.target(browser.get(PAGE)).startsWith("/sign-in");
    }
}
