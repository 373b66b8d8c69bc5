package org.ownsky.provisioning.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The worker of this process: has db-scheduler pick due jobs, on virtual threads. Also runs the recurring tasks that
 * features contribute, each on one worker at a time.
 */
final class JobEngine implements SmartLifecycle {
    /** Where db-scheduler keeps wake-ups and leases. */
    private static final String TABLE = "provisioning.scheduled_tasks";
    /** After a failure that could not even be written down. */
    private static final Duration SECOND_TRY = Duration.ofSeconds(1);
    /** Fetch more jobs once this share of the places is free. */
    private static final double REFILL_BELOW = 0.75;

    private final DataSource dataSource;
    private final JobEngineSettings settings;
    private final WakeUps wakeUps;
    private final JobWorker worker;
    private final StopSignal stop;
    private final List<RecurringTask<?>> recurring;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    JobEngine(
            DataSource dataSource,
            JobEngineSettings settings,
            WakeUps wakeUps,
            JobWorker worker,
            StopSignal stop,
            List<RecurringTask<?>> recurring,
            Clock clock) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.wakeUps = wakeUps;
        this.worker = worker;
        this.stop = stop;
        this.recurring = recurring;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        stop.clear();
        var started = Scheduler.create(dataSource, List.<Task<?>>of(jobs()))
                .startTasks(recurring)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed("worker-" + UUID.randomUUID()))
                .clock(clock::instant)
                .threads(settings.concurrency())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollUsingLockAndFetch(REFILL_BELOW, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(JobEngineSettings.MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWithin())
                .build();
        scheduler = started;
        started.start();
        wakeUps.listen(started::triggerCheckForDueExecutions);
    }

    /** Running jobs finish the step at hand and are handed back; what takes too long is left to its lease. */
    @Override
    public synchronized void stop() {
        var running = scheduler;
        if (running == null) {
            return;
        }
        wakeUps.listen(() -> {});
        stop.raise();
        running.stop();
        scheduler = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    /** Whether runs have been told to stop after the step at hand. */
    boolean isStopping() {
        return stop.getAsBoolean();
    }

    private Task<Void> jobs() {
        return Tasks.custom(WakeUps.TASK, Void.class)
                .onFailure(JobEngine.this::retry)
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> {
                    worker.work(new JobId(instance.getId()));
                    return decided();
                });
    }

    /** What becomes of the row was written by the job's own transaction. */
    private static CompletionHandler<Void> decided() {
        return (complete, operations) -> {};
    }

    private void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, clock.instant().plus(SECOND_TRY));
    }
}
