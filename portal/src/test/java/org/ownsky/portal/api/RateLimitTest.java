package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;

class RateLimitTest {
    private final MovableClock clock = new MovableClock();
    private final RateLimit limit = new RateLimit(60, clock);

    @Test
    void minutesShareCanBeSpentAtOnceAndThenFillsUpEvenly() {
        for (var request = 0; request < 60; request++) {
            assertThat(limit.take("ada").granted()).isTrue();
        }
        assertThat(limit.take("ada")).isEqualTo(new RateLimit.Allowance(false, 60, 0, 1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(limit.take("ada").granted()).isTrue();
        assertThat(limit.take("ada").granted()).isFalse();

        clock.advance(Duration.ofHours(1));
        assertThat(limit.take("ada")).isEqualTo(new RateLimit.Allowance(true, 60, 59, 1));
    }

    @Test
    void othersHaveTheirOwn() {
        for (var request = 0; request < 61; request++) {
            limit.take("ada");
        }

        assertThat(limit.take("bob").granted()).isTrue();
    }

    @Test
    void refusedRequestCostsNothing() {
        for (var request = 0; request < 1_000; request++) {
            limit.take("ada");
        }
        clock.advance(Duration.ofSeconds(2));

        assertThat(limit.take("ada").granted()).isTrue();
        assertThat(limit.take("ada").granted()).isTrue();
    }

    @Test
    void lookTakesNothing() {
        for (var look = 0; look < 100; look++) {
            assertThat(limit.look("ada").left()).isEqualTo(60);
        }
    }

    @Test
    void clockThatJumpsBackGivesNothingAndTakesNothing() {
        limit.take("ada");
        clock.advance(Duration.ofHours(-1));

        assertThat(limit.take("ada").left()).isEqualTo(58);
    }
}
