package org.ownsky.billing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.ownsky.kernel.Money;

/**
 * Puts a price on usage: a pure function of intervals, prices and the moments between which it looks, so that rating again
 * gives the same amounts to the last digit. Usage from before a meter's first price costs nothing.
 *
 * @param from where it begins to look, whole seconds
 * @param until where it stops looking, whole seconds
 */
record Rating(PriceBook book, Instant from, Instant until) {
    private static final Comparator<Price> BY_METER_AND_TIME =
            Comparator.comparing(Price::meter).thenComparing(Price::from);

    Rating {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** All usage until a moment, whenever it began. */
    static Rating until(PriceBook book, Instant until) {
        return new Rating(book, Instant.EPOCH, until);
    }

    /** One line a meter and price, by meter, older prices first. */
    List<RatedLine> lines(Collection<UsageInterval> usage) {
        var lines = new TreeMap<Price, RatedLine>(BY_METER_AND_TIME);
        for (var interval : usage) {
            var start = later(interval.start(), from);
            var end = interval.end().filter(until::isAfter).orElse(until);
            while (start.isBefore(end)) {
                var change = book.nextChange(interval.meter(), start).filter(end::isAfter);
                var stop = change.orElse(end);
                add(lines, interval, start, stop, interval.open() && change.isEmpty());
                start = stop;
            }
        }
        return List.copyOf(lines.values());
    }

    /** The sum of the lines' amounts. */
    static Money total(Collection<RatedLine> lines, Money zero) {
        return lines.stream().map(RatedLine::amount).reduce(zero, Money::plus);
    }

    /** What an hour of all that is open costs, by the prices in force at the end. */
    Money perHour(Collection<UsageInterval> usage, Money zero) {
        var total = zero;
        for (var meter : Meter.values()) {
            var quantity = usage.stream()
                    .filter(interval -> interval.meter() == meter && interval.open())
                    .map(interval -> BigInteger.valueOf(interval.quantity()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            total = book.at(meter, until)
                    .map(price -> price.perHour(quantity))
                    .map(total::plus)
                    .orElse(total);
        }
        return total;
    }

    private void add(
            TreeMap<Price, RatedLine> lines, UsageInterval interval, Instant start, Instant stop, boolean open) {
        var seconds = BigInteger.valueOf(Duration.between(start, stop).toSeconds());
        var quantitySeconds = BigInteger.valueOf(interval.quantity()).multiply(seconds);
        book.at(interval.meter(), start)
                .ifPresent(price -> lines.merge(price, new RatedLine(price, quantitySeconds, open), RatedLine::plus));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
