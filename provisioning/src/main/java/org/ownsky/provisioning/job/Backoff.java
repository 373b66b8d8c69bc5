package org.ownsky.provisioning.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a retry: doubling up to a cap, and spread at random so that many jobs don't return at once. */
record Backoff(Duration base, Duration cap, RandomGenerator random) {
    /** Doublings after which any sensible cap is reached; keeps the shift from overflowing. */
    private static final int MOST_DOUBLINGS = 20;

    /** The pause after the {@code failure}th failure in a row, from 1: between half of the full pause and all of it. */
    Duration after(int failure) {
        var doublings = Math.min(failure - 1, MOST_DOUBLINGS);
        var full = Math.min(cap.toMillis(), base.toMillis() << doublings);
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
