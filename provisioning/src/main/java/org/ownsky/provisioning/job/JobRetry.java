package org.ownsky.provisioning.job;

import java.util.List;
import org.ownsky.kernel.ChangeFeed;

/** Puts a job that needs attention back to work. */
final class JobRetry {
    private final JobInbox inbox;
    private final WakeUps wakeUps;
    private final ChangeFeed changes;

    JobRetry(JobInbox inbox, WakeUps wakeUps, ChangeFeed changes) {
        this.inbox = inbox;
        this.wakeUps = wakeUps;
        this.changes = changes;
    }

    /** In a transaction. Returns whether the job needed attention. */
    boolean retry(JobRecord job) {
        if (!inbox.retry(job.id())) {
            return false;
        }
        wakeUps.schedule(List.of(job.id()));
        changes.changed(job.scope().project(), job.id().value());
        changes.changed(job.scope().project(), job.subject());
        return true;
    }
}
