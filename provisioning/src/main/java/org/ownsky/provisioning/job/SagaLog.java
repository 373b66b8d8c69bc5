package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads and writes {@code job} and {@code job_step} for the worker that holds an attempt; {@link UndoLog} has the statements
 * of a job that is being undone. Each statement is one round trip, and each write changes nothing and
 * throws {@link StaleAttemptException} once the attempt is over. All in the caller's transaction.
 */
final class SagaLog {
    private final JdbcTemplate jdbc;

    SagaLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<JobRecord> load(JobId id) {
        return jdbc
                .query(
                        "select " + JobRecord.COLUMNS + " from provisioning.job where id = ?",
                        JobRecord::read,
                        id.value())
                .stream()
                .findFirst();
    }

    List<StepRecord> steps(JobId id) {
        return jdbc.query(
                "select " + StepRecord.COLUMNS + " from provisioning.job_step where job_id = ? order by position",
                StepRecord::read,
                id.value());
    }

    /**
     * Whether an earlier job on the same subject has still work to do. Waits for one that is being closed just now, so
     * that either we see it closed, or it sees us and wakes us.
     */
    boolean blocked(JobRecord job) {
        return !jdbc.queryForList("""
                        select 1 from provisioning.job
                        where subject = ? and number < ? and state in ('QUEUED', 'RUNNING', 'UNDOING')
                        order by number for share
                        """, Integer.class, job.subject(), job.number())
                .isEmpty();
    }

    /** The next attempt's number; empty if there is nothing to do on the job any more. Signals so far are consumed. */
    Optional<ClaimRow> claim(JobId id, Instant now) {
        return jdbc
                .query(
                        """
                        with claimed as (
                            update provisioning.job
                            set attempt = attempt + 1, started_at = coalesce(started_at, ?),
                                state = case state when 'QUEUED' then 'RUNNING' else state end
                            where id = ? and state in ('QUEUED', 'RUNNING', 'UNDOING')
                            returning id, attempt),
                        signal as (
                            update provisioning.job_signal set woken = false
                            where job_id in (select id from claimed) returning cancel)
                        select attempt, coalesce((select cancel from signal), false) as cancel from claimed
                        """,
                        (row, index) -> new ClaimRow(row.getInt("attempt"), row.getBoolean("cancel")),
                        Columns.timestamp(now),
                        id.value())
                .stream()
                .findFirst();
    }

    /** See {@link #claim}. */
    record ClaimRow(int attempt, boolean cancel) {}

    /** Records the intent to do a step. One that waited without having failed goes on with the same try. */
    void begin(Attempt attempt, int position, String step, Instant now) {
        fence(
                attempt,
                jdbc.queryForList(
                        """
                        with fenced as (
                            update provisioning.job set current_step = ?
                            where id = ? and attempt = ? and state = 'RUNNING' returning id),
                        begun as (
                            insert into provisioning.job_step (job_id, position, name, state, started_at)
                            select id, ?, ?, 'RUNNING', ? from fenced
                            on conflict (job_id, position) do update set state = 'RUNNING', tries = job_step.tries + 1
                            where job_step.state = 'RUNNING' or job_step.failures > 0)
                        select 1 from fenced
                        """,
                        Integer.class,
                        step,
                        attempt.id().value(),
                        attempt.number(),
                        position,
                        step,
                        Columns.timestamp(now)));
    }

    /**
     * Records a step's output and, unless {@code next} is empty or the job is to be cancelled, the intent to do the next
     * one.
     *
     * @return whether the job is to be cancelled
     */
    boolean advance(Attempt attempt, StepDone done, Optional<String> next, Instant now) {
        var cancel = jdbc.queryForList(
                """
                with signal as (
                    select exists (select from provisioning.job_signal where job_id = ? and cancel) as cancel),
                fenced as (
                    update provisioning.job set steps_done = ?, current_step = ?
                    where id = ? and attempt = ? and state = 'RUNNING' returning id),
                done as (
                    update provisioning.job_step
                    set state = 'DONE', finished_at = ?, note = ?, output = ?::json, failures = 0
                    where job_id in (select id from fenced) and position = ?),
                next as (
                    insert into provisioning.job_step (job_id, position, name, state, started_at)
                    select id, ?, ?, 'RUNNING', ? from fenced, signal where ? and not signal.cancel
                    on conflict (job_id, position) do nothing)
                select signal.cancel from fenced, signal
                """,
                Boolean.class,
                attempt.id().value(),
                done.position(),
                next.orElse(null),
                attempt.id().value(),
                attempt.number(),
                Columns.timestamp(now),
                done.storableNote(),
                done.output(),
                done.position(),
                done.position() + 1,
                next.orElse(""),
                Columns.timestamp(now),
                next.isPresent());
        fence(attempt, cancel);
        return cancel.getFirst();
    }

    /** Records that a step, or the undo of one, is to be called again. */
    void wait(Attempt attempt, int position, StepView.State state, int failures, String note) {
        fence(
                attempt,
                jdbc.queryForList(
                        """
                        with fenced as (
                            select id from provisioning.job
                            where id = ? and attempt = ? and state in ('RUNNING', 'UNDOING') for no key update),
                        waiting as (
                            update provisioning.job_step
                            set state = case state when 'FAILED' then state else ? end, failures = ?, note = ?
                            where job_id in (select id from fenced) and position = ?)
                        select 1 from fenced
                        """,
                        Integer.class,
                        attempt.id().value(),
                        attempt.number(),
                        state.name(),
                        failures,
                        Columns.storable(note),
                        position));
    }

    /** Closes the job, or leaves it to an operator. */
    void end(Attempt attempt, JobState state, Optional<String> message, Instant now) {
        fence(
                attempt,
                jdbc.queryForList(
                        """
                        update provisioning.job
                        set state = ?, message = coalesce(?, message), finished_at = ?, current_step = null
                        where id = ? and attempt = ? and state in ('RUNNING', 'UNDOING')
                        returning 1
                        """,
                        Integer.class,
                        state.name(),
                        message.map(Columns::storable).orElse(null),
                        state.finished() ? Columns.timestamp(now) : null,
                        attempt.id().value(),
                        attempt.number()));
    }

    /** Counts a failure to close the job. */
    void closeFailed(Attempt attempt, int failures) {
        fence(
                attempt,
                jdbc.queryForList("""
                        update provisioning.job set close_failures = ?
                        where id = ? and attempt = ? and state in ('RUNNING', 'UNDOING') returning 1
                        """, Integer.class, failures, attempt.id().value(), attempt.number()));
    }

    /** The job that may begin on the subject once this one is out of the way. */
    Optional<JobId> next(JobRecord job) {
        return jdbc.query("""
                        select id from provisioning.job
                        where subject = ? and number > ? and state in ('QUEUED', 'RUNNING', 'UNDOING')
                        order by number limit 1
                        """, (row, index) -> new JobId(row.getString("id")), job.subject(), job.number()).stream()
                .findFirst();
    }

    static void fence(Attempt attempt, List<?> rows) {
        if (rows.isEmpty()) {
            throw new StaleAttemptException(attempt);
        }
    }
}
