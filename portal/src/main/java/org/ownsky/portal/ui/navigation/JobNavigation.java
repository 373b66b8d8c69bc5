package org.ownsky.portal.ui.navigation;

import org.ownsky.provisioning.job.JobId;

/** Where jobs are. */
public final class JobNavigation {
    /** A project's. */
    public static final String ACTIVITY = "activity";

    /** The fleet's. */
    public static final String JOBS = "jobs";

    /** The fleet's that need an operator. */
    public static final String NEEDS_ATTENTION = JOBS + "?state=needs_attention";

    private JobNavigation() {}

    /** One job's steps, in the project it belongs to. */
    public static String page(JobId id) {
        return ACTIVITY + "/" + id.value();
    }
}
