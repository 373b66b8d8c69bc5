package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of one job that were begun, as this worker knows them: read when it claims the job, then kept up by itself. */
final class Journal {
    private final TreeMap<Integer, StepRecord> byPosition = new TreeMap<>();

    Journal(List<StepRecord> recorded) {
        recorded.forEach(step -> byPosition.put(step.position(), step));
    }

    Optional<StepRecord> find(String step) {
        return byPosition.values().stream()
                .filter(record -> record.name().equals(step))
                .findFirst();
    }

    /** Index of the first of these steps that is not done. */
    int firstToDo(List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            if (find(names.get(index)).filter(StepRecord::done).isEmpty()) {
                return index;
            }
        }
        return names.size();
    }

    /** The last step that was begun and is not undone. */
    Optional<StepRecord> lastToUndo() {
        return byPosition.values().stream()
                .filter(step -> !step.undone())
                .max(Comparator.comparingInt(StepRecord::position));
    }

    /** As {@link SagaLog#begin}: a step begun again keeps its start. */
    void begun(int position, String name, Instant now) {
        byPosition.computeIfAbsent(
                position,
                added -> new StepRecord(
                        added,
                        name,
                        StepView.State.RUNNING,
                        1,
                        0,
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    void done(StepDone done, Instant now) {
        byPosition.computeIfPresent(
                done.position(),
                (position, step) -> new StepRecord(
                        position,
                        step.name(),
                        StepView.State.DONE,
                        step.tries(),
                        0,
                        step.startedAt(),
                        Optional.of(now),
                        Optional.of(done.note()),
                        Optional.of(done.output()),
                        false));
    }

    /** As {@link UndoLog#turn}: failures are counted anew. */
    void turned() {
        byPosition.replaceAll((position, step) -> step.withoutFailures());
    }

    /** Its output stays readable: {@link Saga#failed} may need to know what there was. */
    void undone(StepRecord step) {
        byPosition.put(step.position(), step.takenBack());
    }
}
