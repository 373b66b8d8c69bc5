package org.ownsky.provisioning.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code job} for those who have no attempt: people and features that queue, cancel and retry. */
final class JobInbox {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    JobInbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A job to insert, with what the queue adds to the request. */
    record NewJob(JobId id, JobRequest request, String input, int steps) {}

    /** Inserts jobs in this order, all in one round trip. Held ones are no worker's until they are released. */
    void insert(List<NewJob> jobs, Optional<String> heldBecause) {
        @Nullable String message = heldBecause.orElse(null);
        jdbc.update(
                """
                insert into provisioning.job (id, type, tenant, project, subject, subject_name, input, requested_by,
                    requested_by_name, steps_total, created_at, held, message)
                select id, type, tenant, project, subject, subject_name, input::json, requested_by,
                    requested_by_name, steps_total, ?, ?, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::integer[]) with ordinality
                    as job (id, type, tenant, project, subject, subject_name, input, requested_by,
                        requested_by_name, steps_total, place)
                order by place
                """,
                Columns.timestamp(now()),
                heldBecause.isPresent(),
                message,
                texts(jobs, job -> job.id().value()),
                texts(jobs, job -> job.request().type()),
                texts(jobs, job -> job.request().scope().tenant().value()),
                texts(jobs, job -> job.request().scope().project().value()),
                texts(jobs, job -> job.request().subject()),
                texts(jobs, job -> job.request().subjectName()),
                texts(jobs, NewJob::input),
                texts(jobs, job -> job.request().requestedBy().value()),
                texts(jobs, job -> job.request().requestedByName()),
                jobs.stream().map(NewJob::steps).toArray(Integer[]::new));
    }

    /** Jobs that are held are held no longer; the others stay as they are. Those that were, in the order of their queuing. */
    List<JobRecord> release(List<String> subjects) {
        return jdbc.query("""
                with job as (
                    update provisioning.job set held = false, message = null
                    where subject = any (?) and state = 'QUEUED' and held returning *)
                select %s from job order by number
                """.formatted(JobRecord.COLUMNS), JobRecord::read, (Object) subjects.toArray(String[]::new));
    }

    /** Which of these subjects have a job that is held. */
    List<String> held(List<String> subjects) {
        return jdbc.query(
                "select subject from provisioning.job where subject = any (?) and state = 'QUEUED' and held",
                (row, index) -> row.getString("subject"),
                (Object) subjects.toArray(String[]::new));
    }

    /** Cancels the subject's queued jobs, and returns them, newest first. */
    List<JobRecord> cancelQueued(String subject, String reason) {
        return jdbc.query(
                """
                with job as (
                    update provisioning.job set state = 'CANCELLED', message = ?, undo_verdict = 'CANCELLED',
                        undo_reason = ?, finished_at = ?
                    where subject = ? and state = 'QUEUED' returning *)
                select %s from job order by number desc
                """.formatted(JobRecord.COLUMNS), JobRecord::read, reason, reason, Columns.timestamp(now()), subject);
    }

    /** Cancels the job if it is still queued. */
    Optional<JobRecord> cancelQueued(JobId id, String reason) {
        return jdbc
                .query(
                        """
                        update provisioning.job set state = 'CANCELLED', message = ?, undo_verdict = 'CANCELLED',
                            undo_reason = ?, finished_at = ?
                        where id = ? and state = 'QUEUED' returning %s
                        """.formatted(JobRecord.COLUMNS),
                        JobRecord::read,
                        reason,
                        reason,
                        Columns.timestamp(now()),
                        id.value())
                .stream()
                .findFirst();
    }

    /** Jobs whose undo keeps failing, oldest first; not those that no worker knows how to do. */
    List<JobRecord> stuck(int limit) {
        return jdbc.query("""
                select %s from provisioning.job
                where state = 'NEEDS_ATTENTION' and undo_verdict is not null order by id limit ?
                """.formatted(JobRecord.COLUMNS), JobRecord::read, limit);
    }

    /** Puts a job that needs attention back to work, behind what is queued on its subject. */
    boolean retry(JobId id) {
        return jdbc.update("""
                        with job as (
                            update provisioning.job
                            set state = case when undo_verdict is null then 'RUNNING' else 'UNDOING' end,
                                number = nextval('provisioning.job_number'), message = undo_reason, close_failures = 0
                            where id = ? and state = 'NEEDS_ATTENTION' returning id),
                        steps as (
                            update provisioning.job_step set failures = 0 where job_id in (select id from job))
                        insert into provisioning.job_signal (job_id) select id from job
                        on conflict (job_id) do update set cancel = false, woken = false
                        """, id.value()) == 1;
    }

    private Instant now() {
        return clock.instant();
    }

    private static String[] texts(List<NewJob> jobs, Function<NewJob, String> column) {
        return jobs.stream().map(column).toArray(String[]::new);
    }
}
