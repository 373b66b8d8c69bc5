package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

class PasswordHashingTest {
    private static final Password PASSWORD = new Password("correct horse battery");

    private final PasswordHashing hashing = new PasswordHashing();

    @Test
    void onlyTheRightPasswordMatches() {
        var hash = Optional.of(hashing.hash(PASSWORD));

        assertThat(hashing.matches(PASSWORD.clear(), hash)).isTrue();
        assertThat(hashing.matches("correct horse batterY", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void hashesAreArgon2idWithSaltsOfTheirOwn() {
        assertThat(hashing.hash(PASSWORD))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(hashing.hash(PASSWORD));
    }

    @Test
    void withoutAnAccountTheAnswerIsNoAfterTheSameWork() {
        var hash = Optional.of(hashing.hash(PASSWORD));
        hashing.matches("warm up", hash);

        var known = fastest(hash);
        var unknown = fastest(Optional.empty());

        assertThat(hashing.matches(PASSWORD.clear(), Optional.empty())).isFalse();
        // A lookup without the work takes microseconds; twice is what a busy machine may add.
        assertThat(unknown).isBetween(known.dividedBy(2), known.multipliedBy(2));
    }

    @Test
    void whoWaitsTooLongIsToldThatManySignIn() {
        var overrun = new PasswordHashing(0, Duration.ZERO);

        assertThatThrownBy(() -> overrun.matches("guess", Optional.empty()))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.Unavailable.class));
    }

    @Test
    void afterAFloodEverybodyGetsTheirAnswer() throws InterruptedException, ExecutionException {
        var narrow = new PasswordHashing(2, Duration.ofMinutes(1));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = Collections.nCopies(20, (Callable<Boolean>) () -> narrow.matches("guess", Optional.empty()));
            for (var guess : people.invokeAll(guesses)) {
                assertThat(guess.get()).isFalse();
            }
        }
    }

    private Duration fastest(Optional<String> hash) {
        var fastest = Long.MAX_VALUE;
        for (var run = 0; run < 5; run++) {
            var begin = System.nanoTime();
            hashing.matches("guess", hash);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        return Duration.ofNanos(fastest);
    }
}
