package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The engine among real processes that are really killed and restarted. */
class JobEngineIT {
    static final JobEngineSettings SHORT_LEASE = new JobEngineSettings(
            8,
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            3,
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            3,
            Duration.ofSeconds(5));

    @Test
    void jobOfAKilledProcessIsFinishedByAnother() throws IOException {
        var saga = new TrialSaga().step("place").step("hang");
        try (var database = TestDatabase.create(new ModuleSchema("provisioning"));
                var pool = pool(database.url());
                var engine = new JobEngineHarness(pool, new JdbcTransactionManager(pool), List.of(saga), SHORT_LEASE)) {
            var victim = WorkerProcess.start(database.url());
            try (var output =
                    new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
                var job = engine.submit(TrialSaga.on("i-1"));
                await().atMost(Duration.ofSeconds(30)).until(output::readLine, WorkerProcess.ENTERED::equals);

                victim.destroyForcibly();
                engine.startWorker();

                var ended = engine.awaitFinished(job);
                assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
                assertThat(ended.steps()).extracting(StepView::tries).containsExactly(1, 2);
                assertThat(saga.events()).containsExactly("run hang i-1", "succeeded i-1");
                engine.assertNothingPending();
            } finally {
                victim.destroyForcibly();
            }
        }
    }

    @Test
    void jobsGoOnWhenPostgresqlIsRestartedUnderThem(@TempDir Path data) {
        var calls = new AtomicInteger();
        var saga = new TrialSaga();
        for (var name : List.of("place", "define", "start")) {
            saga.step(
                    name,
                    context -> calls.incrementAndGet() % 3 == 0
                            ? StepOutcome.done()
                            : StepOutcome.waiting(Duration.ofMillis(20), "Waiting for its turn"));
        }
        try (var postgres = new RestartablePostgres(data);
                var pool = pool(postgres.url());
                var engine = new JobEngineHarness(pool, new JdbcTransactionManager(pool), List.of(saga), SHORT_LEASE)) {
            engine.startWorker();
            var jobs = engine.submit(IntStream.range(0, 60)
                    .mapToObj(number -> TrialSaga.on("i-" + number))
                    .toList());
            await().until(() -> calls.get() > 60);

            postgres.restart();

            var seen = calls.get();
            jobs.forEach(job -> assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.SUCCEEDED));
            assertThat(calls.get()).as("the restart came in the middle").isGreaterThan(seen);
            assertThat(saga.events())
                    .filteredOn(event -> event.startsWith("succeeded"))
                    .doesNotHaveDuplicates()
                    .hasSize(60);
            engine.assertNothingPending();
        }
    }

    @Test
    void anotherProcessBeginsAJobWithinASecond() {
        try (var database = TestDatabase.create(new ModuleSchema("provisioning"));
                var pool = pool(database.url());
                var engine = new JobEngineHarness(
                        pool, new JdbcTransactionManager(pool), List.of(new TrialSaga().step("place")), SHORT_LEASE)) {
            // The harness queues without telling its workers, as a portal process does.
            engine.startWorker();
            engine.awaitFinished(engine.submit(TrialSaga.on("i-0")));
            for (int round = 1; round <= 5; round++) {
                var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-" + round)));
                assertThat(Duration.between(job.createdAt(), job.startedAt().orElseThrow()))
                        .isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    private static HikariDataSource pool(String url) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setMaximumPoolSize(12);
        settings.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        return new HikariDataSource(settings);
    }
}
