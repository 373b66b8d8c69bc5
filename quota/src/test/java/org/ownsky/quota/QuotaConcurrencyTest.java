package org.ownsky.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A deadlock, a broken constraint or any other surprise of the database fails these tests by its exception. */
@ModuleTest
@Timeout(60)
class QuotaConcurrencyTest {
    private static final int THREADS = 8;
    private static final int MOVES = 150;

    @Autowired
    LimitService limits;

    @Autowired
    QuotaService quota;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void moreThreadsThanRoomFillTheLimitExactly() throws Exception {
        var trial = new QuotaTrial(quota, transaction, Map.of(QuotaResource.VCPUS, 100L));
        var projects = List.of(trial.project("first", Map.of()), trial.project("second", Map.of()));
        var accepted = new AtomicInteger();

        inThreads(thread -> {
            for (var move = 0; move < 20; move++) {
                if (granted(() -> trial.reserve(projects.get(thread % 2), QuotaTrial.vcpus(QuotaTrial.holder(), 1)))) {
                    accepted.incrementAndGet();
                }
            }
        });

        assertThat(accepted).hasValue(100);
        assertThat(trial.line(projects.getFirst(), QuotaResource.VCPUS).freeInTenant())
                .isZero();
        assertThat(quota.drift()).isEmpty();
    }

    @RepeatedTest(3)
    void mixedMovesOfTwoProjectsNeverExceedDriftOrDeadlock() throws Exception {
        var trial = new QuotaTrial(quota, transaction, Map.of(QuotaResource.VCPUS, 24L, QuotaResource.MEMORY, 30L));
        var projects = List.of(
                trial.project("first", Map.of(QuotaResource.VCPUS, 16L)),
                trial.project("second", Map.of(QuotaResource.INSTANCES, 9L)));
        // Few holders, so that threads meet on the same one as well as on the same counters.
        var holders =
                IntStream.range(0, 40).mapToObj(number -> QuotaTrial.holder()).toList();
        var granted = new AtomicInteger();
        var refused = new AtomicInteger();

        inThreads(thread -> {
            var random = new Random(thread);
            for (var move = 0; move < MOVES; move++) {
                if (granted(() -> randomMove(trial, projects, holders, random))) {
                    granted.incrementAndGet();
                } else {
                    refused.incrementAndGet();
                }
            }
        });

        assertThat(granted.get()).as("moves made").isGreaterThan(THREADS);
        assertThat(refused.get()).as("moves refused").isGreaterThan(THREADS);
        assertThat(quota.drift()).isEmpty();
        holders.forEach(trial::release);
        for (var project : projects) {
            for (var resource : QuotaResource.values()) {
                trial.assertTaken(project, resource, 0, 0);
            }
        }
    }

    /** The waiting statement sees the rows as they were when it began; it has to decide by what they are when it gets them. */
    @Test
    void aReservationThatWaitedForAReleaseGetsTheRoom() throws Exception {
        var trial = new QuotaTrial(quota, transaction, Map.of());
        var project = trial.project("default", Map.of(QuotaResource.INSTANCES, 1L));
        var first = QuotaTrial.holder();
        trial.reserve(project, QuotaTrial.vcpus(first, 1));
        trial.commit(first);

        try (var executor = Executors.newSingleThreadExecutor()) {
            var second = new AtomicReference<Future<?>>();
            transaction.executeWithoutResult(status -> {
                quota.release(first);
                second.set(executor.submit(() -> trial.reserve(project, QuotaTrial.vcpus(QuotaTrial.holder(), 1))));
                await().until(this::somebodyWaitsForALock);
            });
            second.get().get();
        }

        trial.assertTaken(project, QuotaResource.INSTANCES, 1, 0);
    }

    /** An administrator saves a form with all limits, last line first, while others launch and terminate. */
    @Test
    void severalLimitsChangedInOneTransactionNeverDeadlockWithLaunches() throws Exception {
        var trial = new QuotaTrial(quota, transaction, Map.of());
        var project = trial.project("default", Map.of());
        var administrator = QuotaTrial.caller(project, Permission.PROJECT_READ, Permission.TENANT_ADMINISTER);
        var lastFirst = Arrays.asList(QuotaResource.values()).reversed();

        inThreads(thread -> {
            for (var move = 0; move < MOVES; move++) {
                var number = move;
                if (thread % 2 == 0) {
                    transaction.executeWithoutResult(_ -> lastFirst.forEach(resource ->
                            limits.change(administrator, project.project(), Map.of(resource, 10_000L + number))));
                } else {
                    var holder = QuotaTrial.holder();
                    trial.reserve(project, QuotaTrial.vcpus(holder, 1));
                    trial.commit(holder);
                    trial.release(holder);
                }
            }
        });

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isGreaterThanOrEqualTo(10_000);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 0);
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """).query(Long.class).single() > 0;
    }

    private void randomMove(QuotaTrial trial, List<ProjectScope> projects, List<String> holders, Random random) {
        var first = random.nextInt(holders.size());
        transaction.executeWithoutResult(status -> {
            switch (random.nextInt(4)) {
                case 0 -> quota.commit(holders.get(first));
                case 1 -> quota.release(holders.get(first));
                default -> {
                    // A holder belongs to one project, whoever asks.
                    var project = projects.get(first % 2);
                    var demands = new ArrayList<QuotaDemand>();
                    for (var index = first; index < Math.min(holders.size(), first + 6); index += 2) {
                        demands.add(demand(holders.get(index), random));
                    }
                    quota.reserve(project, demands);
                }
            }
            assertWithinLimits(trial, projects);
            if (random.nextInt(10) == 0) {
                status.setRollbackOnly();
            }
        });
    }

    private static QuotaDemand demand(String holder, Random random) {
        return new QuotaDemand(
                holder,
                Map.of(
                        QuotaResource.INSTANCES,
                        1L,
                        QuotaResource.VCPUS,
                        (long) random.nextInt(4),
                        QuotaResource.MEMORY,
                        1L + random.nextInt(5)));
    }

    /** Inside the transaction: what it is about to commit. */
    private void assertWithinLimits(QuotaTrial trial, List<ProjectScope> projects) {
        var over = jdbc.sql("select count(*) from quota.counter where scope in (:scopes) and used + reserved > ceiling")
                .param(
                        "scopes",
                        List.of(
                                trial.tenant().value(),
                                projects.getFirst().project().value(),
                                projects.getLast().project().value()))
                .query(Long.class)
                .single();
        assertThat(over).isZero();
    }

    private static boolean granted(Runnable move) {
        try {
            move.run();
            return true;
        } catch (CloudException refusal) {
            assertThat(refusal.error()).isInstanceOf(CloudError.QuotaExceeded.class);
            return false;
        }
    }

    private interface Moves {
        void of(int thread);
    }

    private static void inThreads(Moves moves) throws Exception {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            var tasks = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        moves.of(thread);
                        return null;
                    })
                    .toList();
            for (var outcome : executor.invokeAll(tasks)) {
                outcome.get();
            }
        }
    }
}
