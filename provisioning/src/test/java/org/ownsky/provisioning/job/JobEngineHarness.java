package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.testing.RecordedAudit;
import org.ownsky.testing.RecordedChanges;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The job engine for a test: a queue, and workers that can be started, stopped and killed, without Spring Boot. Give it
 * the transaction manager that the sagas' own services use (a Spring context's, if there is one; the context itself must
 * then not work on jobs: {@code ownsky.roles=portal}).
 */
public final class JobEngineHarness implements AutoCloseable {
    /** Quick retries; the heartbeat is slow, because tests end dead workers' leases themselves. */
    static final JobEngineSettings SETTINGS = new JobEngineSettings(
            8,
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            3,
            Duration.ofSeconds(5));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final PlatformTransactionManager transactionManager;
    private final JobEngineSettings settings;
    private final List<Worker> workers = new ArrayList<>();
    private final RecordedChanges changes = new RecordedChanges();
    private final RecordedAudit audit = new RecordedAudit();
    private final Clock clock = Clock.systemUTC();
    private final TransactionTemplate transactions;
    private final SagaCatalogue catalogue;
    private final JobWiring portal;

    /** No worker runs yet. */
    public JobEngineHarness(
            DataSource dataSource, PlatformTransactionManager transactionManager, List<? extends Saga<?>> sagas) {
        this(dataSource, transactionManager, sagas, SETTINGS);
    }

    JobEngineHarness(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            List<? extends Saga<?>> sagas,
            JobEngineSettings settings) {
        this.dataSource = dataSource;
        this.transactionManager = transactionManager;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactionManager);
        this.catalogue = new SagaCatalogue(() -> sagas.stream().map(saga -> saga));
        this.portal = wiring(dataSource, transactionManager);
    }

    public JobQueue queue() {
        return portal.queue(new IdSource(clock, new Random()));
    }

    public JobService service() {
        return portal.service(audit);
    }

    RecordedChanges changes() {
        return changes;
    }

    RecordedAudit audit() {
        return audit;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource);
    }

    TransactionTemplate transactions() {
        return transactions;
    }

    /** Queues a job in a transaction of its own. */
    public JobId submit(JobRequest request) {
        return submit(List.of(request)).getFirst();
    }

    public List<JobId> submit(List<JobRequest> requests) {
        return transactions.execute(status -> queue().submit(requests));
    }

    /** As the recurring task does it. */
    void retryStuck() {
        portal.stuckJobs().retryAll();
    }

    public void cancelAll(String subject) {
        transactions.executeWithoutResult(status -> queue().cancelAll(subject));
    }

    /** A worker process that can be killed. */
    public final class Worker {
        private final LifeLine lifeLine = new LifeLine(dataSource, transactionManager);
        private final JobEngine engine;

        private Worker() {
            engine = wiring(lifeLine.connections(), lifeLine.transactions()).engine(List.of());
            engine.start();
        }

        /** As {@code kill -9}, as far as the database can tell. The calling thread may be the worker's own. */
        public void kill() {
            lifeLine.cut();
        }

        public void stop() {
            engine.stop();
        }

        boolean isStopping() {
            return engine.isStopping();
        }
    }

    public Worker startWorker() {
        var worker = new Worker();
        workers.add(worker);
        return worker;
    }

    /** Ends the leases of killed workers now, and has a new worker take their jobs over. */
    public Worker takeOver() {
        jdbc().update("""
                update provisioning.scheduled_tasks set last_heartbeat = last_heartbeat - interval '1 day' where picked
                """);
        return startWorker();
    }

    public JobView find(JobId job) {
        return service().find(operator(), job);
    }

    public JobView awaitFinished(JobId job) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> find(job).state().finished());
        return find(job);
    }

    public JobView awaitState(JobId job, JobState state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(find(job).state()).isEqualTo(state));
        return find(job);
    }

    /** Nothing that the engine keeps for unfinished jobs is left. */
    public void assertNothingPending() {
        for (var table : List.of("scheduled_tasks", "job_signal", "job_slot", "job_slot_waiter")) {
            assertThat(jdbc().queryForList("select * from provisioning." + table))
                    .as(table)
                    .isEmpty();
        }
    }

    /** Somebody who may see and do everything with jobs. */
    static Caller operator() {
        return new Caller(
                new UserId("usr-00000000000000009"),
                "operator",
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                "192.0.2.8");
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
    }

    private JobWiring wiring(DataSource connections, PlatformTransactionManager manager) {
        return new JobWiring(
                connections,
                new EngineTransactions(manager, manager),
                settings,
                catalogue,
                changes,
                clock,
                new Random());
    }
}
