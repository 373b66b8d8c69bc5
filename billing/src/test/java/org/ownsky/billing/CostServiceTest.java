package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Travels in time: each test sets the clock to its own begin. */
@BillingTest
class CostServiceTest {

    @Autowired
    CostService costs;

    @Autowired
    UsageStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LaunchedInstances launched;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final ProjectScope scope = Ids.project();
    private final Caller member = Ids.member(scope);

    @Test
    void anInstancesCostFollowsItsLife() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        var id = Ids.instance();
        launched.add(id, scope.project());
        assertSoFar(id, "0");

        allocate(id, 73);
        start(id, 2, 4);
        clock.advance(Duration.ofHours(10));
        // 10 h of 2 x 0.0080 + 4 x 0.0040, and 73 GiB of disk for 10 of 730 h at 0.0800.
        assertSoFar(id, "0.40");
        assertThat(costs.instance(member, id).perHour().amount()).isEqualByComparingTo("0.04");

        stop(id);
        clock.advance(Duration.ofHours(10));
        assertSoFar(id, "0.48");
        assertThat(costs.instance(member, id).perHour().amount()).isEqualByComparingTo("0.008");

        terminate(id);
        clock.advance(Duration.ofDays(365));
        assertSoFar(id, "0.48");
        assertThat(costs.instance(member, id).perHour().amount()).isEqualByComparingTo("0");
        assertThat(costs.instance(member, id).lines())
                .extracting(InstanceCost.Line::meter, InstanceCost.Line::unit, InstanceCost.Line::open)
                .containsExactly(
                        tuple(Meter.VCPU, "vCPU hours", false),
                        tuple(Meter.MEMORY, "GiB hours", false),
                        tuple(Meter.ROOT_DISK, "GiB months", false));
        assertThat(costs.instance(member, id).lines().getFirst().quantity()).isEqualByComparingTo("20");
    }

    @Test
    void linesAddUpAndAskingAgainGivesTheSame() {
        clock.set(Instant.parse("2026-11-20T12:00:00.123Z"));
        var id = Ids.instance();
        allocate(id, 7);
        start(id, 1, 3);
        clock.advance(Duration.ofMillis(1_234_567));

        var cost = costs.instance(member, id);

        assertThat(cost.lines().stream().map(InstanceCost.Line::amount).reduce(Money::plus))
                .contains(cost.soFar());
        assertThat(costs.instance(member, id)).isEqualTo(cost);
        assertThat(cost.lines()).allMatch(InstanceCost.Line::open);
    }

    @Test
    void aMonthCountsOnlyItself() {
        clock.set(Instant.parse("2026-10-31T22:00:00Z"));
        var id = Ids.instance();
        start(id, 1, 2);
        var steady = Ids.instance();
        start(steady, 1, 2);
        clock.advance(Duration.ofMinutes(90));
        assertThat(costs.thisMonth(member).month()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(costs.thisMonth(member).soFar().amount()).isEqualByComparingTo("0.048");

        clock.set(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(costs.thisMonth(member).month()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(costs.thisMonth(member).soFar().amount()).isEqualByComparingTo("0");
        assertThat(costs.thisMonth(member).perHour().amount()).isEqualByComparingTo("0.032");

        clock.advance(Duration.ofHours(1));
        stop(id);
        clock.advance(Duration.ofHours(1));
        assertThat(costs.thisMonth(member).soFar().amount()).isEqualByComparingTo("0.048");
        assertThat(costs.thisMonth(member).perHour().amount()).isEqualByComparingTo("0.016");

        clock.set(Instant.parse("2026-11-30T23:59:59.999Z"));
        var november = costs.thisMonth(member).soFar().amount();
        // 720 h of one, 1 h of the other; the last second is not over. Two lines, each cut to 12 decimals.
        assertThat(november).isEqualByComparingTo("11.535995555556");
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(costs.thisMonth(member).soFar().amount()).isEqualByComparingTo("0");
    }

    @Test
    void otherProjectsCostsStayTheirs() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        var id = Ids.instance();
        start(id, 1, 1);
        clock.advance(Duration.ofHours(1));
        var stranger = Ids.member(Ids.project());

        assertRefused(() -> costs.instance(stranger, id), new CloudError.NotFound("instance", id.value()));
        assertThat(costs.instances(stranger, List.of(id))).isEmpty();
        assertThat(costs.thisMonth(stranger).soFar().amount()).isEqualByComparingTo("0");
        var nowhere = Ids.instance();
        assertRefused(() -> costs.instance(member, nowhere), new CloudError.NotFound("instance", nowhere.value()));
    }

    @Test
    void costsNeedTheirPermission() {
        var id = Ids.instance();
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        start(id, 1, 1);
        var reader = Ids.caller(scope, Permission.PROJECT_READ);
        var refusal = new CloudError.Forbidden(Permission.COST_READ);

        assertRefused(() -> costs.instance(reader, id), refusal);
        assertRefused(() -> costs.instances(reader, List.of(id)), refusal);
        assertRefused(() -> costs.thisMonth(reader), refusal);
        assertRefused(() -> costs.quote(reader, new VcpuCount(1), Bytes.ofGib(1), Bytes.ofGib(1)), refusal);
    }

    @Test
    void anOperatorSeesEveryProjectsInstances() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        var id = Ids.instance();
        start(id, 1, 1);
        clock.advance(Duration.ofHours(1));
        var operator = new Caller(
                new UserId("usr-fffffffffffffffff"),
                "root",
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.COST_READ),
                "192.0.2.1");

        assertThat(costs.instance(operator, id).soFar().amount()).isEqualByComparingTo("0.012");
        assertThat(costs.instances(operator, List.of(id))).containsOnlyKeys(id);
    }

    @Test
    void aPageHasTheSameSumsWithoutLines() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        var first = Ids.instance();
        var second = Ids.instance();
        start(first, 1, 1);
        start(second, 2, 2);
        clock.advance(Duration.ofMinutes(7));

        var page = costs.instances(member, List.of(first, second, Ids.instance()));

        assertThat(page).containsOnlyKeys(first, second);
        for (var id : List.of(first, second)) {
            var alone = costs.instance(member, id);
            assertThat(page.get(id)).isEqualTo(new InstanceCost(alone.soFar(), alone.perHour(), List.of()));
        }
    }

    @Test
    void aQuoteIsWhatItWillCost() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        var quote = costs.quote(member, new VcpuCount(2), Bytes.ofGib(4), Bytes.ofGib(73));
        assertThat(quote.instancePerHour().amount()).isEqualByComparingTo("0.032");
        assertThat(quote.rootDiskPerHour().amount()).isEqualByComparingTo("0.008");
        assertThat(quote.perHour().currency().getCurrencyCode()).isEqualTo("EUR");

        var id = Ids.instance();
        allocate(id, 73);
        start(id, 2, 4);
        clock.advance(Duration.ofHours(1));

        assertSoFar(id, "0.04");
        assertThat(costs.instance(member, id).perHour()).isEqualTo(quote.perHour());
    }

    @Test
    void aNewPriceCountsFromItsMoment() {
        jdbc.sql("""
                        insert into billing.price (meter, currency, effective_from, amount, unit)
                        values ('vcpu', 'EUR', '2040-01-01T00:00:00Z', 0.0100, 'vcpu-hour')
                        """).update();
        clock.set(Instant.parse("2039-12-31T23:00:00Z"));
        var id = Ids.instance();
        start(id, 1, 1);
        assertThat(costs.instance(member, id).perHour().amount()).isEqualByComparingTo("0.012");

        clock.set(Instant.parse("2040-01-01T02:00:00Z"));

        assertSoFar(id, "0.04");
        assertThat(costs.instance(member, id).perHour().amount()).isEqualByComparingTo("0.014");
        assertThat(costs.instance(member, id).lines())
                .filteredOn(line -> line.meter() == Meter.VCPU)
                .extracting(
                        line -> line.unitPrice().amount().stripTrailingZeros().toPlainString())
                .containsExactly("0.008", "0.01");
    }

    private void assertSoFar(InstanceId id, String amount) {
        assertThat(costs.instance(member, id).soFar().amount()).isEqualByComparingTo(amount);
    }

    private static void assertRefused(Runnable call, CloudError error) {
        assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .extracting(CloudException::error)
                .isEqualTo(error);
    }

    private void allocate(InstanceId id, long gibibytes) {
        heard(
                id,
                new Transition.RootDisk(clock.instant(), Bytes.ofGib(gibibytes).value()));
    }

    private void start(InstanceId id, int vcpus, long gibibytes) {
        heard(
                id,
                new Transition.Started(
                        clock.instant(), vcpus, Bytes.ofGib(gibibytes).value()));
    }

    private void stop(InstanceId id) {
        heard(id, new Transition.Stopped(clock.instant()));
    }

    private void terminate(InstanceId id) {
        heard(id, new Transition.Terminated(clock.instant()));
    }

    private void heard(InstanceId id, Transition transition) {
        var meter = new UsageMeter(store);
        transaction.executeWithoutResult(status -> meter.keep(id, scope, List.of(transition)));
    }
}
