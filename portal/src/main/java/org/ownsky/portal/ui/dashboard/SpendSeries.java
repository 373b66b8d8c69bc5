package org.ownsky.portal.ui.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.dashboard.TenantResources;
import org.ownsky.portal.dashboard.TenantSpend;

/**
 * What the picture of spending shows: the dearest projects by themselves and the others together, on the last days and on
 * those that are left of the month.
 *
 * @param names of the projects, the dearest first; the last may be for several
 * @param days the oldest first
 */
record SpendSeries(List<String> names, List<Day> days) {
    private static final int NAMED = 4;
    private static final long HOURS_A_DAY = 24;

    SpendSeries {
        names = List.copyOf(names);
        days = List.copyOf(days);
    }

    /**
     * One bar.
     *
     * @param amounts as many as there are names
     * @param forecast whether the day is still to come
     */
    record Day(LocalDate date, List<Money> amounts, Money total, boolean forecast) {
        Day {
            amounts = List.copyOf(amounts);
        }
    }

    static SpendSeries of(TenantResources resources, TenantSpend spend, String othersName) {
        var zero = Money.zero(spend.month().total().soFar().currency());
        Map<ProjectId, Money> sums = new HashMap<>();
        spend.days().forEach(day -> day.projects().forEach((project, cost) -> sums.merge(project, cost, Money::plus)));
        Map<ProjectId, String> known = resources.projects().stream()
                .collect(Collectors.toMap(
                        project -> project.project().id(),
                        project -> project.project().name()));
        var dearest = sums.entrySet().stream()
                .filter(entry -> entry.getValue().amount().signum() > 0)
                .sorted(Map.Entry.<ProjectId, Money>comparingByValue(Comparator.comparing(Money::amount))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        // The last colour is for one project or for all that are left.
        var named = dearest.size() == NAMED + 1 ? dearest : dearest.subList(0, Math.min(NAMED, dearest.size()));
        var others = dearest.subList(named.size(), dearest.size());
        var names = new ArrayList<>(
                named.stream().map(id -> known.getOrDefault(id, id.value())).toList());
        if (!others.isEmpty()) {
            names.add(othersName.formatted(others.size()));
        }
        var days = new ArrayList<Day>();
        spend.days().forEach(day -> days.add(day(day.day(), named, others, day.projects(), zero, false)));
        var perDay = new HashMap<ProjectId, Money>();
        spend.month()
                .projects()
                .forEach((project, cost) -> perDay.put(project, cost.perHour().times(BigDecimal.valueOf(HOURS_A_DAY))));
        var last = spend.month().month().atEndOfMonth();
        for (var date = spend.days().getLast().day().plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            days.add(day(date, named, others, perDay, zero, true));
        }
        return new SpendSeries(names, days);
    }

    private static Day day(
            LocalDate date,
            List<ProjectId> named,
            List<ProjectId> others,
            Map<ProjectId, Money> costs,
            Money zero,
            boolean forecast) {
        var amounts = new ArrayList<Money>();
        named.forEach(project -> amounts.add(costs.getOrDefault(project, zero)));
        if (!others.isEmpty()) {
            amounts.add(others.stream()
                    .map(project -> costs.getOrDefault(project, zero))
                    .reduce(zero, Money::plus));
        }
        return new Day(date, amounts, amounts.stream().reduce(zero, Money::plus), forecast);
    }

    /** Whether there is anything to show. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The highest bar's. */
    double highest() {
        return days.stream()
                .mapToDouble(day -> day.total().amount().doubleValue())
                .max()
                .orElse(0);
    }
}
