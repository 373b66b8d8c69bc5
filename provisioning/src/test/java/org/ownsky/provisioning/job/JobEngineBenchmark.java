package org.ownsky.provisioning.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.testing.RecordedChanges;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine itself costs, on a PostgreSQL that commits to disk: jobs of six steps that do nothing, the first of which
 * takes one of the places on a node.
 */
final class JobEngineBenchmark {
    private static final int STEPS = 6;
    private static final int NODES = 20;
    private static final int PLACES = 8;
    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private static final int DRAINED = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final JobQueue queue;
    private final JobEngine engine;

    private JobEngineBenchmark(HikariDataSource pool) {
        var manager = new JdbcTransactionManager(pool);
        var settings = new JobEngineSettings(
                32,
                Duration.ofMillis(250),
                Duration.ofSeconds(3),
                8,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                10,
                Duration.ofSeconds(10));
        var saga = saga();
        var wiring = new JobWiring(
                pool,
                EngineTransactions.of(pool, manager),
                settings,
                new SagaCatalogue(() -> Stream.of(saga)),
                new RecordedChanges(),
                Clock.systemUTC(),
                new Random());
        jdbc = new JdbcTemplate(pool);
        transactions = new TransactionTemplate(manager);
        queue = wiring.queue(new IdSource(Clock.systemUTC(), new Random()));
        engine = wiring.engine(List.of());
    }

    public static void main(String[] arguments) {
        try (var database = TestDatabase.durable(List.of(new ModuleSchema("provisioning")));
                var pool = pool(database)) {
            new JobEngineBenchmark(pool).measure();
        }
    }

    private void measure() {
        report("job.submit", IntStream.range(0, WARM_UP + MEASURED).mapToLong(this::submitNanos));
        engine.start();
        awaitEmptyQueue();
        report("job.run", IntStream.range(0, WARM_UP + MEASURED).mapToLong(this::runNanos));
        engine.stop();
        drain();
    }

    /** Inside the caller's transaction, without its commit. */
    private long submitNanos(int number) {
        return transactions.execute(status -> {
            jdbc.queryForObject("select 1", Integer.class);
            var begin = System.nanoTime();
            queue.submit(List.of(request(number)));
            return System.nanoTime() - begin;
        });
    }

    private long runNanos(int number) {
        var begin = System.nanoTime();
        var job = transactions.execute(
                status -> queue.submit(List.of(request(number))).getFirst());
        await(
                Duration.ofMillis(1),
                () -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select finished_at is not null from provisioning.job where id = ?",
                        Boolean.class,
                        job.value())));
        return System.nanoTime() - begin;
    }

    private void drain() {
        jdbc.execute("truncate provisioning.job cascade");
        for (int batch = 0; batch < DRAINED / NODES; batch++) {
            transactions.executeWithoutResult(status -> queue.submit(IntStream.range(0, NODES)
                    .mapToObj(JobEngineBenchmark::request)
                    .toList()));
        }
        var begin = System.nanoTime();
        engine.start();
        awaitEmptyQueue();
        var seconds = (System.nanoTime() - begin) / 1e9;
        engine.stop();
        System.out.printf(Locale.ROOT, "job.drain %.0f 1/s%n", DRAINED / seconds);
    }

    private void awaitEmptyQueue() {
        await(
                Duration.ofMillis(20),
                () -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select not exists (select from provisioning.job where state in ('QUEUED', 'RUNNING'))",
                        Boolean.class)));
    }

    private static JobRequest request(int number) {
        return TrialSaga.on(TrialSaga.newSubject(), "node-" + number % NODES);
    }

    private static Saga<?> saga() {
        var saga = new TrialSaga()
                .step(
                        "step-1",
                        context -> context.claimSlot(context.input().text(), PLACES)
                                ? StepOutcome.done(new TrialSaga.Output(1), "Placed")
                                : StepOutcome.waiting(Duration.ofSeconds(30), "Waiting for a place"));
        for (int step = 2; step <= STEPS; step++) {
            var number = step;
            saga.step("step-" + step, context -> StepOutcome.done(new TrialSaga.Output(number), "Done"));
        }
        return saga;
    }

    private static void await(Duration betweenLooks, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(betweenLooks.toNanos());
        }
    }

    private static void report(String name, LongStream nanoseconds) {
        var sorted = nanoseconds.skip(WARM_UP).toArray();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%s.p50 %.2f ms%n", name, sorted[sorted.length / 2] / 1e6);
        System.out.printf(Locale.ROOT, "%s.p99 %.2f ms%n", name, sorted[sorted.length * 99 / 100] / 1e6);
    }

    private static HikariDataSource pool(TestDatabase database) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setMaximumPoolSize(24);
        return new HikariDataSource(settings);
    }
}
