package org.ownsky.provisioning.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the engine together; the application does it once, tests as often as they need workers. */
final class JobWiring {
    private final DataSource dataSource;
    private final EngineTransactions engineTransactions;
    private final JobEngineSettings settings;
    private final SagaCatalogue catalogue;
    private final ChangeFeed changes;
    private final Clock clock;
    private final RandomGenerator random;

    private final JobJson json = new JobJson();
    private final JdbcTemplate jdbc;
    private final WakeUps wakeUps;
    private final JobInbox inbox;
    private final JobTransitions transitions;
    private final QueuedCancellation cancellation;

    JobWiring(
            DataSource dataSource,
            EngineTransactions engineTransactions,
            JobEngineSettings settings,
            SagaCatalogue catalogue,
            ChangeFeed changes,
            Clock clock,
            RandomGenerator random) {
        this.dataSource = dataSource;
        this.engineTransactions = engineTransactions;
        this.settings = settings;
        this.catalogue = catalogue;
        this.changes = changes;
        this.clock = clock;
        this.random = random;
        this.jdbc = new JdbcTemplate(dataSource);
        this.wakeUps = new WakeUps(jdbc, clock);
        this.inbox = new JobInbox(jdbc, clock);
        this.transitions = new JobTransitions(
                new SagaLog(jdbc),
                new UndoLog(jdbc),
                new Slots(jdbc),
                wakeUps,
                changes,
                new PatientTransactions(engineTransactions, clock, settings.lease()),
                clock);
        this.cancellation = new QueuedCancellation(inbox, transitions, catalogue, json);
    }

    JobQueue queue(IdSource ids) {
        return new JobQueue(inbox, wakeUps, cancellation, catalogue, json, ids, changes);
    }

    JobService service(AuditTrail audit) {
        return new JobService(
                new JobReader(jdbc),
                cancellation,
                new JobRetry(inbox, wakeUps, changes),
                catalogue,
                audit,
                new TransactionTemplate(engineTransactions.everything()));
    }

    StuckJobs stuckJobs() {
        return new StuckJobs(
                inbox, new JobRetry(inbox, wakeUps, changes), new TransactionTemplate(engineTransactions.everything()));
    }

    JobDirectory directory() {
        return new JobDirectory(new JobReader(jdbc));
    }

    IdempotencyLedger idempotencyLedger() {
        return new IdempotencyLedger(jdbc, json, clock);
    }

    JobEngine engine(List<RecurringTask<?>> recurring) {
        var stop = new StopSignal();
        var backoff = new Backoff(settings.retryBase(), settings.retryCap(), random);
        var worker = new JobWorker(catalogue, new RunTools(transitions, json, backoff, settings, stop));
        return new JobEngine(dataSource, settings, wakeUps, worker, stop, recurring, clock);
    }
}
