package org.ownsky.quota.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudException;
import org.springframework.scheduling.support.CronExpression;

/**
 * When something is done, as a line of crontab(5): minute, hour, day of the month, month, day of the week. The minute is a
 * number, so that nothing is done more than once an hour. A line that never comes true is refused.
 *
 * <p>Times are those of a place's clock. A time that the clock jumps over in spring is done as much later as it jumps; one
 * that it shows twice in autumn is done the first time.
 */
public record CronLine(String text) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,2}( [0-9A-Za-z*/,#?-]{1,40}){4}");
    private static final String ALLOWED =
            "minute (a number), hour, day of month, month and day of week, as in \"0 8 * * MON-FRI\"";
    /** A line that has not come true from here within Spring's bounded search (which passes leap years) never will. */
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static final int COMPARED = 64;

    public CronLine {
        text = text.strip().replaceAll(" +", " ");
        if (!SHAPE.matcher(text).matches()) {
            throw CloudException.invalid("Time", text, ALLOWED);
        }
        if (parse(text).next(BEGINNING) == null) {
            throw CloudException.invalid("Time", text, ALLOWED + "; this one never comes");
        }
    }

    private static CronExpression parse(String text) {
        try {
            return CronExpression.parse("0 " + text);
        } catch (IllegalArgumentException e) {
            throw CloudException.invalid("Time", text, ALLOWED);
        }
    }

    /** The first moment after this one at which the clock of the place says so. */
    public Instant next(Instant after, ZoneId zone) {
        var expression = parse(text);
        var local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            @Nullable LocalDateTime next = expression.next(local);
            if (next == null) {
                throw new IllegalStateException(
                        "The line \"" + text + "\" was checked, and does not come after " + local);
            }
            var moment = ZonedDateTime.ofLocal(next, zone, null).toInstant();
            if (moment.isAfter(after)) {
                return moment;
            }
            local = next;
        }
    }

    /** Whether both say the same times, in whatever words. */
    boolean sameTimesAs(CronLine other) {
        var mine = parse(text);
        var theirs = parse(other.text);
        @Nullable LocalDateTime here = BEGINNING;
        @Nullable LocalDateTime there = BEGINNING;
        for (int compared = 0; compared < COMPARED && here != null && there != null; compared++) {
            here = mine.next(here);
            there = theirs.next(there);
            if (here == null || !here.equals(there)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
