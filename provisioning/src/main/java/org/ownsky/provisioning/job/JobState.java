package org.ownsky.provisioning.job;

/** Where a job is. Every state but the final three has an owner and ends by itself or in {@code NEEDS_ATTENTION}. */
public enum JobState {
    QUEUED,
    RUNNING,
    /** A step failed for good, or the job was cancelled: what was done is being undone. */
    UNDOING,
    /**
     * An undo keeps failing, or no worker knows such a job. A stuck undo is tried again now and then, and whenever an
     * operator says so; meanwhile it does not hold up other jobs on its subject.
     */
    NEEDS_ATTENTION,
    SUCCEEDED,
    /** Undone, nothing left behind. */
    FAILED,
    CANCELLED;

    public boolean finished() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, UNDOING, NEEDS_ATTENTION -> false;
        };
    }

    /** Whether a worker has something to do on it, now or when its turn comes. */
    boolean underWay() {
        return switch (this) {
            case QUEUED, RUNNING, UNDOING -> true;
            case NEEDS_ATTENTION, SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }
}
