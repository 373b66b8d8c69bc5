package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code job} and {@code job_step} for a job that is being undone; as {@link SagaLog} otherwise. */
final class UndoLog {
    private final JdbcTemplate jdbc;

    UndoLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From here on the job is undone.
     *
     * @param verdict {@code FAILED} or {@code CANCELLED}
     * @param failedStep position of the step whose failure led to this; 0 for none
     */
    void turn(Attempt attempt, JobState verdict, String reason, int failedStep, String note, Instant now) {
        SagaLog.fence(
                attempt,
                jdbc.queryForList(
                        """
                        with fenced as (
                            update provisioning.job
                            set state = 'UNDOING', undo_verdict = ?, undo_reason = ?, message = ?, close_failures = 0
                            where id = ? and attempt = ? and state = 'RUNNING' returning id),
                        steps as (
                            update provisioning.job_step
                            set failures = 0,
                                state = case when position = ? then 'FAILED' else state end,
                                finished_at = case when position = ? then ? else finished_at end,
                                note = case when position = ? then ? else note end
                            where job_id in (select id from fenced))
                        select 1 from fenced
                        """,
                        Integer.class,
                        verdict.name(),
                        Columns.storable(reason),
                        Columns.storable(reason),
                        attempt.id().value(),
                        attempt.number(),
                        failedStep,
                        failedStep,
                        Columns.timestamp(now),
                        failedStep,
                        Columns.storable(note)));
    }

    /** Records the intent to undo a step; a step that failed goes on showing that it did. */
    void begin(Attempt attempt, StepRecord step) {
        SagaLog.fence(
                attempt,
                jdbc.queryForList(
                        """
                        with fenced as (
                            update provisioning.job set current_step = ?
                            where id = ? and attempt = ? and state = 'UNDOING' returning id),
                        begun as (
                            update provisioning.job_step
                            set state = case state when 'FAILED' then state else 'UNDOING' end
                            where job_id in (select id from fenced) and position = ?)
                        select 1 from fenced
                        """, Integer.class, step.name(), attempt.id().value(), attempt.number(), step.position()));
    }

    /** Records that a step is undone and, unless {@code next} is empty, the intent to undo that one. */
    void undone(Attempt attempt, StepRecord step, Optional<StepRecord> next, Instant now) {
        SagaLog.fence(
                attempt,
                jdbc.queryForList(
                        """
                        with fenced as (
                            update provisioning.job set steps_done = least(steps_done, ?), current_step = ?
                            where id = ? and attempt = ? and state = 'UNDOING' returning id),
                        undone as (
                            update provisioning.job_step
                            set undone = (position = ?), failures = 0,
                                state = case when state = 'FAILED' then state
                                             when position = ? then 'UNDONE' else 'UNDOING' end,
                                finished_at = case when state = 'FAILED' or position <> ? then finished_at else ? end
                            where job_id in (select id from fenced) and position in (?, ?))
                        select 1 from fenced
                        """,
                        Integer.class,
                        step.position() - 1,
                        next.map(StepRecord::name).orElse(null),
                        attempt.id().value(),
                        attempt.number(),
                        step.position(),
                        step.position(),
                        step.position(),
                        Columns.timestamp(now),
                        step.position(),
                        next.map(StepRecord::position).orElse(step.position())));
    }
}
