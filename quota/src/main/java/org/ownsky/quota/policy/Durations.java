package org.ownsky.quota.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time as people say them. */
public final class Durations {
    private Durations() {}

    /** {@code 7 days}, {@code 1 hour 30 minutes}; seconds only where there is nothing else. */
    public static String words(Duration duration) {
        var parts = new ArrayList<String>();
        add(parts, duration.toDays(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        if (parts.isEmpty()) {
            return duration.toSecondsPart() == 1 ? "1 second" : duration.toSecondsPart() + " seconds";
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
        }
    }
}
