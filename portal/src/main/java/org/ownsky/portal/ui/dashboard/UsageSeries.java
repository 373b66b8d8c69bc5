package org.ownsky.portal.ui.dashboard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.history.DailyFigure;
import org.ownsky.quota.history.Forecast;

/**
 * What the picture of use shows: one resource on the last days, against its limit.
 *
 * @param until the last day
 * @param days those of which something is known, the oldest first; today's is as it is now
 * @param forecast when the limit will be reached; empty for never
 */
record UsageSeries(QuotaResource resource, LocalDate until, List<Day> days, Optional<Forecast> forecast) {
    /** As many are shown, the last among them. */
    static final int DAYS = 90;

    /** Of fewer there is nothing to be seen. */
    private static final int FEWEST = 2;

    UsageSeries {
        days = List.copyOf(days);
    }

    /**
     * One bar.
     *
     * @param taken used, and promised to launches under way
     * @param limit {@link QuotaLine#UNLIMITED} for none
     */
    record Day(LocalDate date, long taken, long limit) {
        boolean limited() {
            return limit != QuotaLine.UNLIMITED;
        }
    }

    static UsageSeries of(
            QuotaResource resource,
            List<DailyFigure> history,
            List<QuotaLine> now,
            LocalDate today,
            Optional<Forecast> forecast) {
        var days = new TreeMap<LocalDate, Day>();
        history.stream()
                .filter(figure -> figure.resource() == resource && figure.day().isAfter(today.minusDays(DAYS)))
                .forEach(figure -> days.put(figure.day(), new Day(figure.day(), figure.taken(), figure.limit())));
        now.stream()
                .filter(line -> line.resource() == resource)
                .forEach(line -> days.put(today, new Day(today, line.used() + line.reserved(), line.limit())));
        return new UsageSeries(resource, today, List.copyOf(days.values()), forecast);
    }

    /** Whether there is too little to show yet. */
    boolean isYoung() {
        return days.size() < FEWEST;
    }

    LocalDate from() {
        return until.minusDays(DAYS - 1L);
    }

    /** The most that was taken, or could have been. */
    long highest() {
        return days.stream()
                .map(day -> day.limited() ? Math.max(day.taken(), day.limit()) : day.taken())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }
}
