package org.ownsky.portal.ui.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.billing.CostService;
import org.ownsky.billing.ProjectCost;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;

/** Reads what a project's Home shows. */
@Component
class ProjectFigures {
    private static final int RECENT_INSTANCES = 7;
    private static final int RECENT_JOBS = 6;
    private static final Set<JobState> UNDER_WAY = Set.of(JobState.QUEUED, JobState.RUNNING, JobState.UNDOING);
    private static final Set<JobState> OVER =
            Set.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.NEEDS_ATTENTION);
    private static final Set<JobState> TROUBLE = Set.of(JobState.FAILED, JobState.NEEDS_ATTENTION);

    /** A failure older than this is history, not news. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final InstanceService instances;
    private final JobService jobs;
    private final QuotaService quota;
    private final CostService costs;
    private final Clock clock;

    ProjectFigures(InstanceService instances, JobService jobs, QuotaService quota, CostService costs, Clock clock) {
        this.instances = instances;
        this.jobs = jobs;
        this.quota = quota;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * All of it, now.
     *
     * @param trouble the newest job that failed within the hour
     * @param cost empty without the permission
     */
    record Figures(
            Map<InstanceState, Long> counts,
            List<InstanceView> recent,
            List<JobView> underWay,
            List<JobView> over,
            Optional<JobView> trouble,
            List<QuotaLine> quota,
            Optional<ProjectCost> cost) {}

    Figures read(Caller caller) {
        return new Figures(
                instances.counts(caller),
                instances.page(caller, InstanceQuery.newest(RECENT_INSTANCES)).items(),
                jobs(caller, UNDER_WAY),
                jobs(caller, OVER),
                trouble(caller),
                quota.usage(caller),
                caller.may(Permission.COST_READ) ? Optional.of(costs.thisMonth(caller)) : Optional.empty());
    }

    private List<JobView> jobs(Caller caller, Set<JobState> states) {
        return jobs.page(
                        caller,
                        new JobQuery(states, Optional.empty(), Optional.empty(), false, Optional.empty(), RECENT_JOBS))
                .items();
    }

    private Optional<JobView> trouble(Caller caller) {
        var since = clock.instant().minus(NEWS);
        return jobs(caller, TROUBLE).stream()
                .filter(job -> endOf(job).isAfter(since))
                .findFirst();
    }

    private static Instant endOf(JobView job) {
        return job.finishedAt().orElse(job.createdAt());
    }
}
