package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(7));

    @Test
    void pausesDoubleUpToTheCapAndAreSpread() {
        for (int round = 0; round < 100; round++) {
            assertThat(backoff.after(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(backoff.after(7)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
            assertThat(backoff.after(1_000_000)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @Test
    void jobsThatFailTogetherDoNotReturnTogether() {
        assertThat(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(job -> backoff.after(5))
                        .distinct())
                .hasSizeGreaterThan(25);
    }
}
