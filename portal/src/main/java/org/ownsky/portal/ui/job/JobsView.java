package org.ownsky.portal.ui.job;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.provisioning.job.JobService;

/** The jobs of all projects, for operators. */
@Route(JobNavigation.JOBS)
@PermitAll
class JobsView extends JobList {
    JobsView(Surroundings surroundings, JobService jobs) {
        super(surroundings, jobs, true, JobNavigation.JOBS);
    }
}
