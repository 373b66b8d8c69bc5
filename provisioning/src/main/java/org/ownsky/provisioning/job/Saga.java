package org.ownsky.provisioning.job;

import java.util.List;

/**
 * One kind of job: named steps, each with an action and an undo, and what happens when they are all done or undone.
 * A saga is a Spring bean and keeps no state; what a run knows is in its {@link SagaContext}.
 *
 * @param <I> the input, a record stored as JSON with the job
 */
public interface Saga<I extends Record> {
    /** The persisted key, as {@code launch-instance}. */
    String type();

    Class<I> inputType();

    /**
     * The steps in order, with different names; always the same ones. Names are persisted: renaming a step, or removing
     * one that may have to be undone, needs a migration.
     */
    List<SagaStep<I>> steps();

    /**
     * Runs in the transaction that closes the job as succeeded: change domain state, publish events. If it throws, the
     * transaction rolls back and is repeated with backoff; if it keeps throwing, the job is undone.
     */
    void succeeded(SagaContext<I> context);

    /**
     * Runs in the transaction that closes the job as failed or cancelled, after every undo has worked. For a job that is
     * cancelled while queued, that is the transaction of whoever cancels. After a time in {@code NEEDS_ATTENTION} it may
     * run when later jobs on the subject have come and gone: the subject may not exist any more.
     *
     * @param reason for people: what failed and why, or that it was cancelled
     */
    void failed(SagaContext<I> context, String reason);
}
