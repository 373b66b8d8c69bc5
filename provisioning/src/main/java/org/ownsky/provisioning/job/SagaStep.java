package org.ownsky.provisioning.job;

/**
 * One step. The engine records the intent, calls {@link #run} outside any transaction, and records the output. A crash
 * in between means that {@code run} is called again: it must find what the first try did. The same holds for {@code undo},
 * which must also work when {@code run} never happened, happened by half or happened without its output being recorded.
 */
public interface SagaStep<I extends Record> {
    /** The persisted key, as {@code root-volume}. */
    String name();

    /**
     * Does it. To fail for good, throw {@link org.ownsky.kernel.CloudException}; to be tried again with backoff, throw one whose
     * error is {@link org.ownsky.kernel.CloudError.Unavailable}, or a retryable
     * {@link org.ownsky.provisioning.driver.spi.DriverException}. A database that does not answer counts as passing too;
     * anything else is our own fault: it fails for good, and people see a reference to the log.
     *
     * <p>It must end: while its process lives nobody takes the job from it.
     */
    StepOutcome run(SagaContext<I> context);

    /**
     * Takes it back; called in reverse order. Not called for steps that were never begun. Whatever it throws, it is tried
     * again with backoff; if it keeps throwing, the job needs attention.
     */
    void undo(SagaContext<I> context);
}
