package org.ownsky.quota.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.QuotaLine;

/**
 * When a limit is reached if use goes on growing as it did: a straight line through up to 30 days (least squares).
 *
 * @param reached the day; today when there is nothing left
 * @param perDay how much use grows in a day
 */
public record Forecast(LocalDate reached, double perDay) {
    static final int MOST_DAYS = 30;
    static final int FEWEST_DAYS = 7;

    /** Further away nobody knows. */
    private static final long HORIZON_DAYS = 3 * 365L;

    /**
     * The forecast from figures of one resource, oldest first; empty without a limit, from fewer than 7 days, without
     * growth, and for what is more than three years away.
     */
    public static Optional<Forecast> of(List<DailyFigure> history) {
        var days = history.subList(Math.max(0, history.size() - MOST_DAYS), history.size());
        if (days.size() < FEWEST_DAYS || days.getLast().limit() == QuotaLine.UNLIMITED) {
            return Optional.empty();
        }
        var perDay = slope(days);
        if (perDay <= 0) {
            return Optional.empty();
        }
        var last = days.getLast();
        var left = Math.max(0, last.limit() - last.taken());
        var ahead = Math.ceil(left / perDay);
        return ahead > HORIZON_DAYS
                ? Optional.empty()
                : Optional.of(new Forecast(last.day().plusDays((long) ahead), perDay));
    }

    private static double slope(List<DailyFigure> days) {
        var first = days.getFirst().day();
        double meanDay = 0;
        double meanTaken = 0;
        for (var day : days) {
            meanDay += (double) ChronoUnit.DAYS.between(first, day.day()) / days.size();
            meanTaken += (double) day.taken() / days.size();
        }
        double above = 0;
        double below = 0;
        for (var day : days) {
            var distance = ChronoUnit.DAYS.between(first, day.day()) - meanDay;
            above += distance * (day.taken() - meanTaken);
            below += distance * distance;
        }
        return below == 0 ? 0 : above / below;
    }
}
