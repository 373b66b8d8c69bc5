package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums over a tenant are those of its instances, one by one. */
@BillingTest
class TenantCostsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money ZERO = Money.zero(EUR);

    @Autowired
    CostService costs;

    @Autowired
    UsageStore store;

    @Autowired
    PriceStore prices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final ProjectScope first = Ids.project();
    private final ProjectScope second =
            new ProjectScope(first.tenant(), Ids.project().project());
    private final Caller administrator = inTenant(first.tenant(), Permission.COST_READ, Permission.TENANT_READ);

    /** For five minutes after midnight processors are dear; before and after that all is as usual. */
    @BeforeEach
    void changePrices() {
        jdbc.sql("""
                        insert into billing.price (meter, currency, effective_from, amount, unit)
                        values ('vcpu', 'EUR', '2026-02-01T00:05:00Z', 0.7000, 'vcpu-hour'),
                               ('vcpu', 'EUR', '2026-02-01T00:10:00Z', 0.0080, 'vcpu-hour')
                        on conflict do nothing
                        """).update();
    }

    @RepeatedTest(40)
    void sumsAreThoseOfEachIntervalByItself(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var midnight = Instant.parse("2026-02-01T00:00:00Z");
        var now = midnight.plusSeconds(repetition.getCurrentRepetition() == 1 ? 0 : random.nextInt(5_400));
        clock.set(now.plusMillis(random.nextInt(1_000)));
        Map<ProjectId, List<UsageInterval>> usage = new HashMap<>();
        for (var instance = 0; instance < 12; instance++) {
            var scope = random.nextBoolean() ? first : second;
            var life = RandomLife.of(random);
            heard(scope, life);
            usage.computeIfAbsent(scope.project(), project -> new ArrayList<>()).addAll(UsageTimeline.of(life));
        }
        var book = prices.book(EUR);
        var projects = List.of(first.project(), second.project());

        var month = costs.ofTenant(administrator, first.tenant(), projects);
        var days = costs.byDay(administrator, first.tenant(), projects, 3);

        assertThat(month.month()).isEqualTo(YearMonth.of(2026, 2));
        assertThat(days)
                .extracting(DayCost::day)
                .containsExactly(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1));
        for (var project : projects) {
            var theirs = usage.getOrDefault(project, List.of());
            var ofMonth = new Rating(book, midnight, now);
            assertSame(month.of(project).soFar(), Rating.total(ofMonth.lines(theirs), ZERO));
            assertSame(month.of(project).perHour(), ofMonth.perHour(theirs, ZERO));
            for (var day : days) {
                var begin = day.day().atStartOfDay().toInstant(ZoneOffset.UTC);
                var end = begin.plus(Duration.ofDays(1));
                var rating = new Rating(book, begin, end.isBefore(now) ? end : now);
                assertSame(day.projects().getOrDefault(project, ZERO), Rating.total(rating.lines(theirs), ZERO));
            }
        }
        assertSame(
                month.total().forecast(),
                month.of(first.project())
                        .forecast()
                        .plus(month.of(second.project()).forecast()));
        assertSame(days.getLast().total(), month.total().soFar());
    }

    @Test
    void aForecastIsWhatCountsNowUntilTheMonthsEnd() {
        clock.set(Instant.parse("2026-11-20T00:00:00Z"));
        heard(
                first,
                List.of(new Transition.Started(
                        clock.instant(), 2, Bytes.ofGib(4).value())));
        clock.advance(Duration.ofDays(1));

        var cost = costs.ofTenant(administrator, first.tenant(), List.of(first.project()))
                .total();

        // 0.032 an hour: 24 h so far, 240 h left in November.
        assertThat(cost.soFar().amount()).isEqualByComparingTo("0.768");
        assertThat(cost.perHour().amount()).isEqualByComparingTo("0.032");
        assertThat(cost.forecast().amount()).isEqualByComparingTo("8.448");
    }

    @Test
    void onlyTheTenantsOwnProjectsCount() {
        clock.set(Instant.parse("2026-11-20T00:00:00Z"));
        var foreign = Ids.project();
        heard(foreign, List.of(new Transition.Started(clock.instant(), 2, 2)));
        clock.advance(Duration.ofDays(1));

        var month = costs.ofTenant(administrator, first.tenant(), List.of(first.project(), foreign.project()));

        assertThat(month.projects()).isEmpty();
        assertThat(month.total().soFar().amount()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(month.of(foreign.project()).perHour().amount()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void whoActsInOneProjectSeesNothingOfTheTenant() {
        var member = Ids.member(first);

        assertRefused(
                () -> costs.ofTenant(member, first.tenant(), List.of(first.project())),
                new CloudError.Forbidden(Permission.TENANT_READ));
        assertRefused(
                () -> costs.byDay(member, first.tenant(), List.of(first.project()), 30),
                new CloudError.Forbidden(Permission.TENANT_READ));
        assertRefused(
                () -> costs.rootDiskPerHour(member, first.tenant(), Bytes.ofGib(1)),
                new CloudError.Forbidden(Permission.TENANT_READ));
        assertRefused(
                () -> costs.ofTenant(inTenant(first.tenant()), first.tenant(), List.of()),
                new CloudError.Forbidden(Permission.COST_READ));
    }

    @Test
    void anotherTenantIsNotFound() {
        var other = Ids.project().tenant();

        assertRefused(
                () -> costs.ofTenant(administrator, other, List.of()),
                new CloudError.NotFound("tenant", other.value()));
        assertRefused(
                () -> costs.byDay(administrator, other, List.of(), 30),
                new CloudError.NotFound("tenant", other.value()));
    }

    @Test
    void daysAreOneToAYear() {
        for (var days : new int[] {0, -1, 367}) {
            assertThatThrownBy(() -> costs.byDay(administrator, first.tenant(), List.of(), days))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("1 to 366");
        }
    }

    @Test
    void aDiskCostsItsPriceOfAMonthIn730Hours() {
        clock.set(Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(costs.rootDiskPerHour(administrator, first.tenant(), Bytes.ofGib(73))
                        .amount())
                .isEqualByComparingTo("0.008");
    }

    private static void assertSame(Money found, Money expected) {
        assertThat(found.currency()).isEqualTo(expected.currency());
        assertThat(found.amount()).isEqualByComparingTo(expected.amount());
    }

    private static Caller inTenant(TenantId tenant, Permission... permissions) {
        return new Caller(
                new UserId("usr-eeeeeeeeeeeeeeeee"),
                "Astrid",
                Optional.of(tenant),
                Optional.empty(),
                Set.of(permissions),
                Set.of(),
                "192.0.2.1");
    }

    private static void assertRefused(Runnable call, CloudError error) {
        assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .extracting(CloudException::error)
                .isEqualTo(error);
    }

    private void heard(ProjectScope scope, List<Transition> transitions) {
        var meter = new UsageMeter(store);
        var id = Ids.instance();
        transaction.executeWithoutResult(status -> meter.keep(id, scope, transitions));
    }
}
