package org.ownsky.portal.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ownsky.billing.DayCost;
import org.ownsky.billing.RunningCost;
import org.ownsky.billing.TenantCost;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.dashboard.ProjectSummary;
import org.ownsky.portal.dashboard.TenantResources;
import org.ownsky.portal.dashboard.TenantSpend;
import org.ownsky.portal.tenant.AccountNumber;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.provisioning.instance.StoppedInstances;

class SpendSeriesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money ZERO = Money.zero(EUR);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void theDearestAreNamedAndTheOthersAddedUp() {
        var series = series(7);

        assertThat(series.names()).containsExactly("project 7", "project 6", "project 5", "project 4", "3 others");
        var yesterday = series.days().getFirst();
        assertThat(yesterday.amounts())
                .extracting(amount -> amount.amount().intValueExact())
                .containsExactly(7, 6, 5, 4, 6);
        assertThat(yesterday.total()).isEqualTo(money(28));
    }

    @Test
    void fiveProjectsAreAllNamed() {
        assertThat(series(5).names()).hasSize(5).doesNotContain("1 others");
        assertThat(series(2).names()).containsExactly("project 2", "project 1");
    }

    @Test
    void daysThatAreLeftOfTheMonthGoOnAsItIsNow() {
        var days = series(2).days();

        assertThat(days)
                .extracting(SpendSeries.Day::date)
                .containsExactly(TODAY.minusDays(1), TODAY, LocalDate.of(2026, 11, 29), LocalDate.of(2026, 11, 30));
        assertThat(days).extracting(SpendSeries.Day::forecast).containsExactly(false, false, true, true);
        assertThat(days.getLast().total()).isEqualTo(money(24 * 3));
    }

    @Test
    void withoutUsageThereIsNothingToShow() {
        assertThat(series(0).isEmpty()).isTrue();
    }

    @Test
    void thePictureHasABarForEachDayAndTheTableTheSameNumbers() {
        var series = series(2);

        assertThat(SpendChart.picture(series).html())
                .contains("<title>27 Nov: €3.00</title>", "<title>30 Nov: €72.00, forecast</title>")
                .containsOnlyOnce("class=\"fade\"><title>30 Nov");
        assertThat(SpendChart.twin(series).html())
                .contains("<th scope=\"row\">27 Nov</th><td>€2.00</td><td>€1.00</td><td>€3.00</td>");
    }

    @Test
    void linesAreTwoToFiveRoundAmounts() {
        for (var highest : new double[] {0.003, 0.99, 1, 1.99, 2, 4.9, 5, 17, 49, 206, 1_999, 123_456}) {
            var lines = (int) (highest / SpendChart.step(highest));
            assertThat(lines).as("lines up to %s", highest).isBetween(2, 5);
        }
        assertThat(SpendChart.step(206)).isEqualTo(100);
    }

    /** Project n costs n a day and an hour; the first day is yesterday. */
    private static SpendSeries series(int projects) {
        var summaries = new ArrayList<ProjectSummary>();
        Map<ProjectId, Money> day = new HashMap<>();
        Map<ProjectId, RunningCost> month = new HashMap<>();
        for (var number = 1; number <= projects; number++) {
            var project = project(number);
            summaries.add(new ProjectSummary(project, List.of(), List.of(), Map.of(), Optional.empty()));
            day.put(project.id(), money(number));
            month.put(project.id(), new RunningCost(money(number), money(number), money(number)));
        }
        var total = new RunningCost(ZERO, ZERO, ZERO);
        var spend = new TenantSpend(
                new TenantCost(YearMonth.from(TODAY), total, month),
                List.of(new DayCost(TODAY.minusDays(1), ZERO, day), new DayCost(TODAY, ZERO, day)),
                ZERO);
        var resources = new TenantResources(
                summaries, true, List.of(), new StoppedInstances(0, new Bytes(0), List.of()), Optional.of(spend));
        return SpendSeries.of(resources, spend, "%d others");
    }

    private static ProjectView project(int number) {
        var tenant = new TenantView(
                new TenantId("ten-00000000000000001"),
                new AccountNumber("100000000001"),
                new Slug("tenant"),
                "Tenant",
                TenantState.ACTIVE,
                Instant.EPOCH,
                Optional.empty());
        return new ProjectView(
                new ProjectId("prj-%017x".formatted(number)),
                new AccountNumber("200000000001"),
                new Slug("project-" + number),
                "project " + number,
                tenant);
    }

    private static Money money(long amount) {
        return new Money(BigDecimal.valueOf(amount), EUR);
    }
}
