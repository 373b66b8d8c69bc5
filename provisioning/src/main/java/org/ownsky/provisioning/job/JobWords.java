package org.ownsky.provisioning.job;

import java.time.Duration;

/** The sentences that the engine writes into jobs and steps: what happened, why, what happens next. */
final class JobWords {
    private JobWords() {}

    /** Why the job failed, for its message and for {@link Saga#failed}. */
    static String failed(String step, StepFailure failure) {
        return "Step \"%s\" failed: %s".formatted(title(step), failure.explanation());
    }

    /** Why the job failed, when every step was done but the last word could not be said. */
    static String closeFailed(StepFailure failure) {
        return "All steps were done, but the result could not be stored: " + failure.explanation();
    }

    static String retryNote(StepFailure failure, int failures, int retries, Duration pause) {
        return "%s Trying again in %s (%d of %d).".formatted(failure.explanation(), seconds(pause), failures, retries);
    }

    static String undoRetryNote(StepFailure failure, int failures, int retries, Duration pause) {
        return "Taking it back did not work: " + retryNote(failure, failures, retries, pause);
    }

    static String undoStuck(String step, StepFailure failure) {
        return ("Taking back step \"%s\" keeps failing: %s It is tried again every %d minutes; an operator can have it"
                        + " tried at once.")
                .formatted(title(step), failure.explanation(), StuckJobs.RETRIED_EVERY.toMinutes());
    }

    static String closeStuck(StepFailure failure) {
        return "Everything was taken back, but the result could not be stored: %s It is tried again every %d minutes; an operator can have it tried at once."
                .formatted(failure.explanation(), StuckJobs.RETRIED_EVERY.toMinutes());
    }

    static String unknownType(String type) {
        return "This version of Ownsky cannot do jobs of the kind \"%s\" any more or yet. The job waits for an operator."
                .formatted(type);
    }

    static String unreadable(JobId job) {
        return "What was asked for cannot be read. The job waits for an operator; its reference is %s.".formatted(job);
    }

    static String cancelledWhileQueued() {
        return "Cancelled before it began.";
    }

    static String cancelledWhileRunning() {
        return "Cancelled while under way; what was done has been taken back.";
    }

    /** {@code root-volume} as people read it. */
    private static String title(String step) {
        return step.replace('-', ' ');
    }

    private static String seconds(Duration pause) {
        var seconds = Math.max(1, Math.round(pause.toMillis() / 1000.0));
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
