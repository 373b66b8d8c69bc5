package org.ownsky.portal.ui.job;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.provisioning.job.JobService;

/** What happens in the project. */
@Route(JobNavigation.ACTIVITY)
@PermitAll
class ActivityView extends JobList {
    ActivityView(Surroundings surroundings, JobService jobs) {
        super(surroundings, jobs, false, JobNavigation.ACTIVITY);
    }
}
