package org.ownsky.quota.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.HoldState;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(QuotaHistoryTest.Surroundings.class)
class QuotaHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final AtomicLong NUMBERS = new AtomicLong();

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        MovableClock clock() {
            return new MovableClock(NOON);
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    static final class Heard {
        private final List<DriftEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        void drift(DriftEvent event) {
            events.add(event);
        }
    }

    @Autowired
    QuotaService quota;

    @Autowired
    DailyFigures figures;

    @Autowired
    QuotaHistoryService history;

    @Autowired
    DriftWatch watch;

    @Autowired
    DriftAlarmService alarms;

    @Autowired
    Heard heard;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private ProjectScope scope;

    @BeforeEach
    void openProject() {
        scope = new ProjectScope(new TenantId(id("ten")), new ProjectId(id("prj")));
        quota.openTenant(scope.tenant(), Map.of());
        quota.openProject(scope, Map.of(QuotaResource.VCPUS, 40L));
        jdbc.sql("delete from quota.daily_figure").update();
    }

    @Test
    void theDaysLastFiguresStayAndMissedDaysAreFilled() {
        take(3);
        figures.takeDown(TODAY.minusDays(4));
        take(2);
        figures.takeDown(TODAY.minusDays(4));
        take(1);
        figures.takeDown(TODAY);
        figures.takeDown(TODAY);

        assertThat(vcpus()).containsExactly(5L, 5L, 5L, 5L, 6L);
        assertThat(history.of(operator(), scope.project(), 2)).hasSize(2 * QuotaResource.values().length);
    }

    @Test
    void useThatGrowsHasAForecast() {
        for (var day = 9; day >= 0; day--) {
            take(2);
            figures.takeDown(TODAY.minusDays(day));
        }

        assertThat(history.forecast(operator(), scope.project()))
                .containsOnlyKeys(QuotaResource.VCPUS)
                .hasEntrySatisfying(
                        QuotaResource.VCPUS,
                        forecast -> assertThat(forecast.reached()).isEqualTo(TODAY.plusDays(10)));
        assertThat(history.forecast(operator(), scope.tenant())).isEmpty();
    }

    @Test
    void whatIsOlderThanKeptGoes() {
        figures.takeDown(TODAY.minusDays(DailyFigures.KEPT_DAYS + 1));
        figures.takeDown(TODAY);

        assertThat(jdbc.sql("select min(day) from quota.daily_figure")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(TODAY.minusDays(DailyFigures.KEPT_DAYS));
    }

    @Test
    void strangersSeeNoHistory() {
        var stranger = new Caller(
                new UserId(id("usr")), "Eve", Optional.empty(), Set.of(Permission.PROJECT_READ), "192.0.2.1");
        assertThat(catchThrowableOfType(CloudException.class, () -> history.of(stranger, scope.project(), 10))
                        .error())
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(catchThrowableOfType(CloudException.class, () -> history.of(operator(), scope.project(), 0))
                        .error())
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    @Test
    void aCounterThatDiffersRaisesOneAlarmWithTheRowsThatExplainIt() {
        var first = take(3);
        take(5);
        watch.look();
        assertThat(open()).isEmpty();

        change("used = used + 3, reserved = reserved - 3");
        watch.look();
        watch.look();

        var registry = new SimpleMeterRegistry();
        watch.bindTo(registry);
        assertThat(open())
                .hasSize(2)
                .allSatisfy(alarm -> assertThat(alarm.clearedAt()).isEmpty());
        var reserved = open().stream()
                .filter(alarm -> alarm.drift().state() == HoldState.RESERVED)
                .findFirst()
                .orElseThrow();
        assertThat(reserved.drift().counted()).isEqualTo(5);
        assertThat(reserved.drift().recomputed()).isEqualTo(8);
        assertThat(reserved.rows()).hasSize(2).first().isEqualTo(new DriftAlarm.Row(first, 3));
        assertThat(heardOf(DriftEvent.Opened.class)).isEqualTo(2);
        assertThat(registry.get("ownsky.quota.drift").gauge().value()).isEqualTo(2);

        change("used = used - 3, reserved = reserved + 3");
        watch.look();

        assertThat(open()).isEmpty();
        assertThat(heardOf(DriftEvent.Cleared.class)).isEqualTo(2);
        assertThat(registry.get("ownsky.quota.drift").gauge().value()).isZero();
        assertThat(catchThrowableOfType(
                                CloudException.class,
                                () -> alarms.list(new Caller(
                                        new UserId(id("usr")), "Eve", Optional.empty(), Set.of(), "192.0.2.1")))
                        .error())
                .isInstanceOf(CloudError.Forbidden.class);
    }

    private List<DriftAlarm> open() {
        return alarms.list(operator()).stream()
                .filter(alarm -> alarm.clearedAt().isEmpty())
                .toList();
    }

    private long heardOf(Class<? extends DriftEvent> type) {
        return heard.events.stream()
                .filter(type::isInstance)
                .filter(event -> event.drift().scope().equals(scope.project().value()))
                .count();
    }

    private void change(String set) {
        jdbc.sql("update quota.counter set " + set + " where scope = :scope and resource = 'vcpus'")
                .param("scope", scope.project().value())
                .update();
    }

    private List<Long> vcpus() {
        return history.of(operator(), scope.project(), 30).stream()
                .filter(figure -> figure.resource() == QuotaResource.VCPUS)
                .map(DailyFigure::taken)
                .toList();
    }

    private String take(long vcpus) {
        var holder = id("i");
        transaction.executeWithoutResult(status ->
                quota.reserve(scope, List.of(new QuotaDemand(holder, Map.of(QuotaResource.VCPUS, vcpus)))));
        return holder;
    }

    private static Caller operator() {
        return new Caller(
                new UserId("usr-fffffffffffffffff"),
                "Olga",
                Optional.empty(),
                Set.of(Permission.values()),
                "192.0.2.1");
    }

    private static String id(String prefix) {
        return String.format("%s-%017x", prefix, 0x5000_0000L + NUMBERS.incrementAndGet());
    }
}
