package org.ownsky.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A quantity in use from {@code start} until just before {@code end}, whole seconds of UTC.
 *
 * @param end empty while it counts
 * @param quantity processors, or bytes
 */
record UsageInterval(Meter meter, Instant start, Optional<Instant> end, long quantity) {
    UsageInterval {
        if (!start.equals(wholeSecond(start)) || !end.equals(end.map(UsageInterval::wholeSecond))) {
            throw new IllegalArgumentException("Usage is counted in whole seconds, not from " + start + " to " + end);
        }
        if (end.filter(moment -> !moment.isAfter(start)).isPresent()) {
            throw new IllegalArgumentException("Usage from " + start + " cannot end at " + end);
        }
        if (quantity <= 0) {
            throw new IllegalArgumentException("Usage is a positive quantity, not " + quantity);
        }
    }

    /** The second that a moment lies in. */
    static Instant wholeSecond(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    boolean open() {
        return end.isEmpty();
    }
}
