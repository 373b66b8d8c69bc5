package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.ProjectScope;

/** What a run of a saga knows: its input, the outputs so far, and when things began. */
public interface SagaContext<I extends Record> {
    JobId job();

    ProjectScope scope();

    I input();

    /** What an earlier step recorded; empty if it has not run, so that an undo can tell. */
    <O extends Record> Optional<O> output(String step, Class<O> type);

    /**
     * What {@code read} gives, asked for once in a worker's run of the job and kept for its other steps: for facts that do not
     * change while the job has its subject.
     */
    <T> T once(Class<T> type, Supplier<T> read);

    /** When the step under way was first begun, the same after a restart: the base for time-outs. */
    Instant stepStartedAt();

    /**
     * Takes one of the {@code limit} places that jobs share on {@code resource} (a node), for the rest of the job. Already
     * held is fine. The engine gives it back when the job ends or waits for a retry by an operator. Not for an undo: what
     * must be taken back must not wait.
     *
     * @return whether it was to be had; if not, return {@link StepOutcome#waiting} with a long pause: a place that gets
     *     free is kept for the job that waits longest, and the engine calls it at once
     */
    boolean claimSlot(String resource, int limit);
}
