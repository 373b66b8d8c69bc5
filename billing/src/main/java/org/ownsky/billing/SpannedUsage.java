package org.ownsky.billing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;

/**
 * What projects used in spans of time between boundaries, in which no price changes. It is added up from the steps by which
 * use rises and falls: a span has what the steps before it left, for all its time, and each step of its own from its moment
 * to the span's end. That is exact, and as many intervals as there may be are a handful of sums.
 */
final class SpannedUsage {

    /**
     * All steps of one meter in one span.
     *
     * @param span counted from 0; the number of spans for steps after the last boundary
     * @param rise by how much use is higher after the steps than before them
     * @param moments each step times its second, counted from the first boundary
     * @param open how much of the rise goes on until now
     */
    record Steps(ProjectId project, Meter meter, int span, BigInteger rise, BigInteger moments, BigInteger open) {}

    /** One meter of one project. */
    private static final class Use {
        private final BigInteger[] rises;
        private final BigInteger[] moments;
        private BigInteger open = BigInteger.ZERO;

        Use(int spans) {
            rises = zeros(spans);
            moments = zeros(spans);
        }

        private static BigInteger[] zeros(int number) {
            var zeros = new BigInteger[number];
            Arrays.fill(zeros, BigInteger.ZERO);
            return zeros;
        }

        void add(Steps steps) {
            open = open.add(steps.open());
            if (steps.span() < rises.length) {
                rises[steps.span()] = rises[steps.span()].add(steps.rise());
                moments[steps.span()] = moments[steps.span()].add(steps.moments());
            }
        }
    }

    private final List<Instant> boundaries;
    private final Map<ProjectId, Map<Meter, Use>> uses = new TreeMap<>();

    SpannedUsage(List<Instant> boundaries, Collection<Steps> steps) {
        this.boundaries = List.copyOf(boundaries);
        for (var step : steps) {
            uses.computeIfAbsent(step.project(), project -> new EnumMap<>(Meter.class))
                    .computeIfAbsent(step.meter(), meter -> new Use(boundaries.size() - 1))
                    .add(step);
        }
    }

    /** Those with any usage. */
    Set<ProjectId> projects() {
        return uses.keySet();
    }

    /**
     * The cost of each span between two boundaries, as {@link Rating} would have it for all the intervals.
     *
     * @param cuts some of the boundaries, in their order; there is one amount fewer than cuts
     */
    List<Money> costs(ProjectId project, PriceBook book, List<Instant> cuts, Money zero) {
        var costs = new ArrayList<Money>();
        for (var cut = 0; cut + 1 < cuts.size(); cut++) {
            costs.add(zero);
        }
        uses.getOrDefault(project, Map.of()).forEach((meter, use) -> {
            var amounts = amounts(meter, use, book, cuts, zero);
            for (var part = 0; part < amounts.size(); part++) {
                costs.set(part, costs.get(part).plus(amounts.get(part)));
            }
        });
        return costs;
    }

    private List<Money> amounts(Meter meter, Use use, PriceBook book, List<Instant> cuts, Money zero) {
        var amounts = new ArrayList<Money>();
        var lines = new TreeMap<Instant, RatedLine>();
        var level = BigInteger.ZERO;
        var passed = 0;
        for (var span = 0; span + 1 < boundaries.size(); span++) {
            var start = boundaries.get(span);
            var length = secondsBetween(start, boundaries.get(span + 1));
            passed += length;
            var used = level.multiply(BigInteger.valueOf(length))
                    .add(use.rises[span].multiply(BigInteger.valueOf(passed)))
                    .subtract(use.moments[span]);
            level = level.add(use.rises[span]);
            book.at(meter, start)
                    .ifPresent(price -> lines.merge(price.from(), new RatedLine(price, used, false), RatedLine::plus));
            if (boundaries.get(span + 1).equals(cuts.get(amounts.size() + 1))) {
                amounts.add(Rating.total(lines.values(), zero));
                lines.clear();
            }
        }
        return amounts;
    }

    /** What goes on, as if it had begun at this moment: an interval for each meter. */
    List<UsageInterval> open(ProjectId project, Instant since) {
        var open = new ArrayList<UsageInterval>();
        uses.getOrDefault(project, Map.of()).forEach((meter, use) -> {
            if (use.open.signum() > 0) {
                open.add(new UsageInterval(meter, since, Optional.empty(), use.open.longValueExact()));
            }
        });
        return open;
    }

    private static int secondsBetween(Instant start, Instant end) {
        return Math.toIntExact(Duration.between(start, end).toSeconds());
    }
}
