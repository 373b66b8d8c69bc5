package org.ownsky.billing;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Rates the usage of whole tenants. */
@Component
class TenantCosts {

    private final UsageSums sums;
    private final PriceStore prices;
    private final BillingSettings settings;
    private final Clock clock;

    TenantCosts(UsageSums sums, PriceStore prices, BillingSettings settings, Clock clock) {
        this.sums = sums;
        this.prices = prices;
        this.settings = settings;
        this.clock = clock;
    }

    /** The current month, each project and all together. */
    TenantCost thisMonth(TenantId tenant, Collection<ProjectId> projects) {
        var now = now();
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        var book = book();
        var cuts = List.of(startOf(month.atDay(1)), now);
        var usage = sums.of(tenant, projects, boundaries(book, cuts));
        var ahead = new Rating(book, now, startOf(month.plusMonths(1).atDay(1)));
        var total = RunningCost.none(settings.currency());
        Map<ProjectId, RunningCost> costs = new HashMap<>();
        for (var project : usage.projects()) {
            var open = usage.open(project, now);
            var soFar = usage.costs(project, book, cuts, zero()).getFirst();
            var cost = new RunningCost(
                    soFar,
                    Rating.until(book, now).perHour(open, zero()),
                    soFar.plus(Rating.total(ahead.lines(open), zero())));
            costs.put(project, cost);
            total = total.plus(cost);
        }
        return new TenantCost(month, total, costs);
    }

    /** The last days, the oldest first, today last. */
    List<DayCost> byDay(TenantId tenant, Collection<ProjectId> projects, int days) {
        var now = now();
        var first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days - 1L);
        var cuts = new ArrayList<Instant>();
        for (var day = 0; day < days; day++) {
            cuts.add(startOf(first.plusDays(day)));
        }
        cuts.add(now);
        var book = book();
        var usage = sums.of(tenant, projects, boundaries(book, cuts));
        Map<ProjectId, List<Money>> costs = new HashMap<>();
        usage.projects().forEach(project -> costs.put(project, usage.costs(project, book, cuts, zero())));
        var byDay = new ArrayList<DayCost>();
        for (var day = 0; day < days; day++) {
            Map<ProjectId, Money> ofDay = new HashMap<>();
            for (var cost : costs.entrySet()) {
                ofDay.put(cost.getKey(), cost.getValue().get(day));
            }
            var total = ofDay.values().stream().reduce(zero(), Money::plus);
            byDay.add(new DayCost(first.plusDays(day), total, ofDay));
        }
        return byDay;
    }

    /** What an hour of root disks of this size costs now. */
    Money rootDiskPerHour(Bytes size) {
        return book().at(Meter.ROOT_DISK, now())
                .map(price -> price.perHour(BigInteger.valueOf(size.value())))
                .orElse(zero());
    }

    /** The cuts, and every moment between them at which a price changes. */
    static List<Instant> boundaries(PriceBook book, List<Instant> cuts) {
        var boundaries = new TreeSet<>(cuts);
        boundaries.addAll(book.changes(cuts.getFirst(), cuts.getLast()));
        return List.copyOf(boundaries);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private PriceBook book() {
        return prices.book(settings.currency());
    }

    private Money zero() {
        return Money.zero(settings.currency());
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
