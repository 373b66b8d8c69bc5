package org.ownsky.portal.identity;

import java.time.Duration;

/**
 * How long to wait after repeated failures.
 *
 * @param free so many failures cost nothing; the next one costs {@code first}, each further one twice as much
 * @param longest never more than this, so that nobody is locked out for good
 */
record BackOff(int free, Duration first, Duration longest) {
    /** People mistype; five tries are enough for that. */
    static final BackOff ACCOUNT = new BackOff(5, Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** A whole office may share an address. */
    static final BackOff ADDRESS = new BackOff(30, Duration.ofSeconds(5), Duration.ofMinutes(15));

    /** Without further tries for so long, a count starts anew. */
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(6);

    /** The wait after this many failures. */
    Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        // 2^20 times the first delay is beyond any limit; a larger shift would overflow.
        var doublings = Math.min(failures - free - 1, 20);
        var delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
