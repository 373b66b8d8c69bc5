package org.ownsky.provisioning.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When jobs are due: db-scheduler's table, one row for each job that has work left, and the signals to a running job.
 * db-scheduler picks due rows, leases them and revives those of dead workers; what becomes of a row is written here, in
 * the transaction that decides it, so that a job can be neither lost nor run twice.
 *
 * <p>The order of locks is: job, then signal, then wake-up. A wake-up that meets a job still running leaves its mark in
 * the signal, and the job sees it when it parks.
 */
final class WakeUps {
    /** db-scheduler's name for our jobs. */
    static final String TASK = "job";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Runnable listener = () -> {};

    WakeUps(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Has this process's worker look for due jobs at once, after each commit that made one due. */
    void listen(Runnable worker) {
        listener = worker;
    }

    /** New jobs, due now, in this order. */
    void schedule(List<JobId> jobs) {
        schedule(jobs, clock.instant());
    }

    /** New jobs, due since this moment, in this order: before those that are due later, if theirs is the past. */
    void schedule(List<JobId> jobs, Instant due) {
        jdbc.update("""
                insert into provisioning.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select ?, id, ?::timestamptz + place * interval '1 microsecond', false, 1
                from unnest(?::text[]) with ordinality as due (id, place)
                on conflict (task_name, task_instance) do update
                set execution_time = excluded.execution_time, picked = false, picked_by = null, last_heartbeat = null,
                    version = scheduled_tasks.version + 1
                """, TASK, Columns.timestamp(due), texts(jobs));
        lookAfterCommit();
    }

    /** Parked jobs are due now; running ones will look again before they park. */
    void wake(Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        var ids = texts(jobs);
        jdbc.update("""
                insert into provisioning.job_signal (job_id, woken)
                select id, true from unnest(?::text[]) as woken (id) order by id
                on conflict (job_id) do update set woken = true
                """, (Object) ids);
        bringForward(ids);
    }

    /** Running or parked jobs of a subject are to stop. */
    List<JobId> requestCancellation(String subject) {
        var jobs = jdbc.query("""
                insert into provisioning.job_signal (job_id, cancel, woken)
                select id, true, true from provisioning.job
                where subject = ? and state = 'RUNNING' order by id
                on conflict (job_id) do update set cancel = true, woken = true
                returning job_id
                """, (row, index) -> new JobId(row.getString("job_id")), subject);
        if (!jobs.isEmpty()) {
            bringForward(texts(jobs));
        }
        return jobs;
    }

    /** The job gives its worker back until {@code pause} has passed or a signal came. */
    void park(JobId job, Duration pause, boolean cancellable) {
        var signalled = Boolean.TRUE.equals(jdbc.queryForObject("""
                insert into provisioning.job_signal (job_id) values (?)
                on conflict (job_id) do update set job_id = excluded.job_id
                returning woken or (cancel and ?)
                """, Boolean.class, job.value(), cancellable));
        if (signalled) {
            jdbc.update("update provisioning.job_signal set woken = false where job_id = ?", job.value());
        }
        var due = signalled ? clock.instant() : clock.instant().plus(pause);
        jdbc.update("""
                update provisioning.scheduled_tasks
                set execution_time = ?, picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where task_name = ? and task_instance = ?
                """, Columns.timestamp(due), TASK, job.value());
        if (signalled || pause.isZero()) {
            lookAfterCommit();
        }
    }

    /** The job has no work left for a worker. */
    void forget(JobId job) {
        jdbc.update("""
                with signal as (delete from provisioning.job_signal where job_id = ?)
                delete from provisioning.scheduled_tasks where task_name = ? and task_instance = ?
                """, job.value(), TASK, job.value());
    }

    private void bringForward(String[] ids) {
        jdbc.update("""
                update provisioning.scheduled_tasks set execution_time = ?, version = version + 1
                where task_name = ? and task_instance = any (?) and not picked
                """, Columns.timestamp(clock.instant()), TASK, ids);
        lookAfterCommit();
    }

    /** Before the commit there is nothing to find; db-scheduler's own immediate execution would look too early. */
    private void lookAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listener.run();
            }
        });
    }

    private static String[] texts(Collection<JobId> jobs) {
        return jobs.stream().map(JobId::value).toArray(String[]::new);
    }
}
