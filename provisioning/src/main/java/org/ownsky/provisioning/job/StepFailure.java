package org.ownsky.provisioning.job;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * What an exception of a step means.
 *
 * @param passing whether the same call may work later
 * @param explanation for people: never an exception's own words, which are for the log
 */
record StepFailure(boolean passing, String explanation) {

    /** Whether the log needs the stack trace: a refusal in our own words says all without one. */
    static boolean needsTrace(Throwable thrown) {
        return !(thrown instanceof CloudException || thrown instanceof DriverException) || thrown.getCause() != null;
    }

    static StepFailure of(Throwable thrown, JobId job) {
        return switch (thrown) {
            case CloudException cloud -> of(cloud.error());
            case DriverException driver -> new StepFailure(driver.retryable(), explain(driver.kind()));
            default ->
                DatabaseTrouble.passing(thrown)
                        ? new StepFailure(true, "The database did not answer.")
                        : new StepFailure(false, new CloudError.Bug(job.value()).message());
        };
    }

    private static StepFailure of(CloudError error) {
        return switch (error) {
            case CloudError.Unavailable unavailable -> new StepFailure(true, unavailable.message());
            case CloudError.QuotaExceeded _,
                    CloudError.NoCapacity _,
                    CloudError.WrongState _,
                    CloudError.InvalidInput _,
                    CloudError.NotFound _,
                    CloudError.Forbidden _,
                    CloudError.Conflict _,
                    CloudError.Bug _ -> new StepFailure(false, error.message());
        };
    }

    private static String explain(DriverException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "The node does not answer.";
            case TIMEOUT -> "The node did not answer in time.";
            case NO_SPACE -> "The node's disk is full.";
            case NOT_FOUND -> "Something that this needs is missing on the node.";
            case REFUSED -> "The hypervisor on the node refused it.";
            case FAILED -> "The hypervisor on the node failed.";
        };
    }
}
