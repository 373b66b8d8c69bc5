package org.ownsky.provisioning.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code job_step}: a step that was begun.
 *
 * @param position from 1
 * @param failures consecutive failures of the action or, while undoing, of the undo
 * @param output JSON of what it recorded; only once done
 * @param undone whether its undo has worked; a step that failed stays {@code FAILED} to be seen as the one that did
 */
record StepRecord(
        int position,
        String name,
        StepView.State state,
        int tries,
        int failures,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> note,
        Optional<String> output,
        boolean undone) {

    static final String COLUMNS =
            "position, name, state, tries, failures, started_at, finished_at, note, output, undone";

    static StepRecord read(ResultSet row, int index) throws SQLException {
        return new StepRecord(
                row.getInt("position"),
                row.getString("name"),
                StepView.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getInt("failures"),
                Columns.instant(row, "started_at").orElseThrow(),
                Columns.instant(row, "finished_at"),
                Columns.text(row, "note"),
                Columns.text(row, "output"),
                row.getBoolean("undone"));
    }

    boolean done() {
        return output.isPresent();
    }

    /** The same step once its undo has worked. */
    StepRecord takenBack() {
        return new StepRecord(position, name, state, tries, failures, startedAt, finishedAt, note, output, true);
    }

    StepRecord withoutFailures() {
        return new StepRecord(position, name, state, tries, 0, startedAt, finishedAt, note, output, undone);
    }

    StepView view() {
        return new StepView(position, name, state, tries, Optional.of(startedAt), finishedAt, note);
    }
}
