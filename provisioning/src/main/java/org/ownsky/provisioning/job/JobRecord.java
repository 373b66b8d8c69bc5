package org.ownsky.provisioning.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/**
 * A row of the table {@code job}.
 *
 * @param number order of queuing
 * @param input JSON of the saga's input record
 * @param undoVerdict how the job will close once all is undone; empty while it goes forward
 * @param undoReason what {@link Saga#failed} is told
 * @param closeFailures how often {@link Saga#succeeded} or {@link Saga#failed} threw
 */
record JobRecord(
        JobId id,
        long number,
        String type,
        ProjectScope scope,
        String subject,
        String subjectName,
        String input,
        String requestedByName,
        JobState state,
        int stepsDone,
        int stepsTotal,
        Optional<String> currentStep,
        Optional<String> message,
        Optional<JobState> undoVerdict,
        Optional<String> undoReason,
        int closeFailures,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** What {@link #read} needs; the table goes by the alias {@code job}. */
    static final String COLUMNS = """
            job.id, job.number, job.type, job.tenant, job.project, job.subject, job.subject_name, job.input,
            job.requested_by_name, job.state, job.steps_done, job.steps_total, job.current_step, job.message,
            job.undo_verdict, job.undo_reason, job.close_failures, job.created_at, job.started_at, job.finished_at
            """;

    static JobRecord read(ResultSet row, int index) throws SQLException {
        return new JobRecord(
                new JobId(row.getString("id")),
                row.getLong("number"),
                row.getString("type"),
                new ProjectScope(new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))),
                row.getString("subject"),
                row.getString("subject_name"),
                row.getString("input"),
                row.getString("requested_by_name"),
                JobState.valueOf(row.getString("state")),
                row.getInt("steps_done"),
                row.getInt("steps_total"),
                Columns.text(row, "current_step"),
                Columns.text(row, "message"),
                Columns.text(row, "undo_verdict").map(JobState::valueOf),
                Columns.text(row, "undo_reason"),
                row.getInt("close_failures"),
                Columns.instant(row, "created_at").orElseThrow(),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "finished_at"));
    }

    /** Whether steps are still being done, not undone. */
    boolean forward() {
        return undoVerdict.isEmpty();
    }

    /** The same job once it is being undone. */
    JobRecord turned(JobState verdict, String reason) {
        return new JobRecord(
                id,
                number,
                type,
                scope,
                subject,
                subjectName,
                input,
                requestedByName,
                JobState.UNDOING,
                stepsDone,
                stepsTotal,
                currentStep,
                Optional.of(reason),
                Optional.of(verdict),
                Optional.of(reason),
                0,
                createdAt,
                startedAt,
                finishedAt);
    }
}
