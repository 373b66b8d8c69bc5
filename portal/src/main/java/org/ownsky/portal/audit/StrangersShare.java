package org.ownsky.portal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.request.ClientAddress;
import org.springframework.stereotype.Component;

/**
 * How much of the trail anybody can fill who is not signed in: so many entries an hour for each address, and for all of them
 * together. What goes beyond is counted. Every portal counts for itself.
 */
@Component
class StrangersShare {
    static final Duration HOUR = Duration.ofHours(1);
    static final int MOST_OF_AN_ADDRESS = 200;
    static final int MOST = 2_000;

    private final Clock clock;

    /** All below are guarded by this. No more addresses than entries: one that is only counted is not kept. */
    private final Map<ClientAddress, Integer> entries = new HashMap<>();

    private final Map<String, Long> surplus = new TreeMap<>();
    private int all;
    private @Nullable Instant since;

    StrangersShare(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was counted without an entry.
     *
     * @param numbers by action
     */
    record Surplus(Instant since, Map<String, Long> numbers) {}

    /** Whether this refusal gets an entry of its own. */
    synchronized boolean take(String origin, String action) {
        var now = clock.instant();
        if (surplus.isEmpty() && isOver(now)) {
            begin(now);
        }
        var address = ClientAddress.of(origin);
        var before = entries.getOrDefault(address, 0);
        if (all >= MOST || before >= MOST_OF_AN_ADDRESS) {
            surplus.merge(action, 1L, Long::sum);
            return false;
        }
        all++;
        entries.put(address, before + 1);
        return true;
    }

    /** What is to be told of an hour that is over; a new one begins with that. */
    synchronized Optional<Surplus> takeSurplus() {
        var now = clock.instant();
        return isOver(now) ? end(now) : Optional.empty();
    }

    /** What is to be told although the hour goes on, because the portal does not. */
    synchronized Optional<Surplus> takeAll() {
        return end(clock.instant());
    }

    private Optional<Surplus> end(Instant now) {
        var told = Optional.ofNullable(since)
                .filter(_ -> !surplus.isEmpty())
                .map(from -> new Surplus(from, new TreeMap<>(surplus)));
        begin(now);
        return told;
    }

    private boolean isOver(Instant now) {
        return since == null || !now.isBefore(since.plus(HOUR));
    }

    private void begin(Instant now) {
        since = now;
        all = 0;
        entries.clear();
        surplus.clear();
    }
}
