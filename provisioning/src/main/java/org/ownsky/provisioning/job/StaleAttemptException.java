package org.ownsky.provisioning.job;

/** This worker lost the job: another one has claimed it since, or it was closed. Nothing was written. */
final class StaleAttemptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleAttemptException(Attempt attempt) {
        super("Attempt " + attempt.number() + " on " + attempt.id() + " is over");
    }
}
