package org.ownsky.quota.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long before their end people are told of it. */
final class Warnings {
    static final List<Duration> BEFORE = List.of(Duration.ofDays(7), Duration.ofDays(1));

    private Warnings() {}

    /** Of how many warnings it is too late from the start: who asks for three days needs no warning seven days before. */
    static int tooLate(Instant now, Optional<Instant> end) {
        return end.map(moment -> (int) BEFORE.stream()
                        .filter(before -> !moment.minus(before).isAfter(now))
                        .count())
                .orElse(0);
    }
}
