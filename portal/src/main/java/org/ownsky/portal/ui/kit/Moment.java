package org.ownsky.portal.ui.kit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and spans; the browser keeps them right and shows the exact UTC time on hover. */
public final class Moment {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Moment() {}

    /** {@code 8 min ago}. */
    public static Markup ago(Instant at) {
        return time(at, "ago");
    }

    /** {@code 10 days}: since then. */
    public static Markup since(Instant at) {
        return time(at, "for");
    }

    /** {@code 4.2 s}, counting. */
    public static Markup elapsed(Instant from) {
        return time(from, "elapsed");
    }

    /** {@code 4.2 s}, over. */
    public static Markup elapsed(Instant from, Instant until) {
        return time(from, "elapsed").with("until", until.toString());
    }

    /** {@code 8 Nov 2026, 09:14:07 UTC}. */
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /** {@code 4 Nov 2026}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    private static Markup time(Instant at, String form) {
        return Markup.of("ownsky-time").with("at", at.toString()).with("form", form);
    }
}
