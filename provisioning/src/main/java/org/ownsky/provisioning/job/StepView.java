package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a job as people see it.
 *
 * @param name the persisted key, as {@code root-volume}; screens look its title up in their message bundle
 * @param tries how often it was begun
 * @param note what it is waiting for, what it did, or why it failed
 */
public record StepView(
        int position,
        String name,
        State state,
        int tries,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> note) {
    /** Where a step is. */
    public enum State {
        PLANNED,
        RUNNING,
        /** Failed in a way that may pass, or waits for something; begins again by itself. */
        WAITING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }
}
