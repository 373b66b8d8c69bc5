package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTest
class UsageMeterTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UsageStore store;

    @Autowired
    MeteringRetry retry;

    @Autowired
    MovableClock clock;

    private final ProjectScope scope = Ids.project();
    private final InstanceId instance = Ids.instance();

    @Test
    void publishedTransitionsBecomeIntervalsAndLeaveTheRegistry() {
        publish(launched(NOON));
        publish(new InstanceEvent.Stopped(instance, scope, NOON.plusSeconds(65)));

        await().untilAsserted(() -> assertThat(store.intervals(instance.value()))
                .extracting(UsageInterval::meter, UsageInterval::open, UsageInterval::quantity)
                .containsExactlyInAnyOrder(
                        tuple(Meter.VCPU, false, 2L),
                        tuple(Meter.MEMORY, false, 1L << 30),
                        tuple(Meter.ROOT_DISK, true, 8L << 30)));
        await().untilAsserted(() -> assertThat(publications()).isZero());
    }

    @Test
    void whatIsRolledBackIsNotMetered() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(launched(NOON));
            status.setRollbackOnly();
        });
        var other = Ids.instance();
        publish(new InstanceEvent.Started(other, scope, NOON, "t.small", new VcpuCount(2), Bytes.ofGib(1)));

        await().untilAsserted(() -> assertThat(store.intervals(other.value())).hasSize(2));
        assertThat(store.intervals(instance.value())).isEmpty();
    }

    @Test
    void aDeliveryThatFailedIsMadeAgain() {
        jdbc.sql("alter table billing.transition rename to transition_away").update();
        publish(launched(NOON));
        await().untilAsserted(() -> assertThat(failedPublications()).isEqualTo(1));
        jdbc.sql("alter table billing.transition_away rename to transition").update();

        retry.run();
        assertThat(publications()).as("too young to be tried again").isEqualTo(1);
        clock.advance(MeteringRetry.AFTER.plusSeconds(1));
        retry.run();

        await().untilAsserted(
                        () -> assertThat(store.intervals(instance.value())).hasSize(3));
        await().untilAsserted(() -> assertThat(publications()).isZero());
    }

    @Test
    void anyOrderAndRepetitionStoresTheSameIntervals() {
        for (var seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var life = RandomLife.of(random);
            var id = Ids.instance();

            RandomLife.delivered(life, random).forEach(transition -> deliver(id, transition));

            assertThat(store.intervals(id.value()))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(UsageTimeline.of(life));
        }
    }

    @Test
    void deliveriesAtOnceStoreTheSameIntervals() throws Exception {
        var lives = new LinkedHashMap<InstanceId, List<Transition>>();
        var deliveries = new ArrayList<Callable<Boolean>>();
        var random = new Random(7);
        for (var index = 0; index < 12; index++) {
            var id = Ids.instance();
            var life = RandomLife.of(random);
            lives.put(id, life);
            RandomLife.delivered(life, random)
                    .forEach(transition -> deliveries.add(() -> {
                        deliver(id, transition);
                        return true;
                    }));
        }
        Collections.shuffle(deliveries, random);

        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var delivered : executor.invokeAll(deliveries)) {
                assertThat(delivered.get()).isTrue();
            }
        }

        lives.forEach((id, life) ->
                assertThat(store.intervals(id.value())).containsExactlyInAnyOrderElementsOf(UsageTimeline.of(life)));
    }

    @Test
    void theDatabaseRefusesASecondOpenIntervalAndEmptyOnes() {
        deliver(instance, new Transition.RootDisk(NOON, 5));

        assertThatThrownBy(() -> insert("2026-11-20T13:00:00Z", null)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> insert("2026-11-20T13:00:00Z", "2026-11-20T13:00:00Z"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("2026-11-20T13:00:00.5Z", "2026-11-20T14:00:00Z"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insert(String starts, @Nullable String ends) {
        jdbc.sql("""
                        insert into billing.usage_interval (instance, meter, tenant, project, starts, ends, quantity)
                        values (:instance, 'root-disk', 'ten', 'prj', cast(:starts as timestamptz), cast(:ends as timestamptz), 1)
                        """)
                .param("instance", instance.value())
                .param("starts", starts)
                .param("ends", ends)
                .update();
    }

    private void publish(InstanceEvent... published) {
        transaction.executeWithoutResult(status -> List.of(published).forEach(events::publishEvent));
    }

    /** What the listener does, in this thread. */
    private void deliver(InstanceId id, Transition transition) {
        var meter = new UsageMeter(store);
        transaction.executeWithoutResult(status -> meter.keep(id, scope, List.of(transition)));
    }

    private InstanceEvent launched(Instant at) {
        return new InstanceEvent.Launched(
                instance, scope, at, "t.small", new VcpuCount(2), Bytes.ofGib(1), Bytes.ofGib(8));
    }

    private long publications() {
        return jdbc.sql("select count(*) from provisioning.event_publication where serialized_event like :instance")
                .param("instance", "%" + instance.value() + "%")
                .query(Long.class)
                .single();
    }

    private long failedPublications() {
        return jdbc.sql("""
                        select count(*) from provisioning.event_publication
                        where serialized_event like :instance and status = 'FAILED'
                        """)
                .param("instance", "%" + instance.value() + "%")
                .query(Long.class)
                .single();
    }
}
