package org.ownsky.portal.dashboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.billing.CostService;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.member.RosterLine;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.provisioning.instance.InstanceCensusService;
import org.ownsky.provisioning.instance.StoppedInstances;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaOverviewService;
import org.springframework.stereotype.Component;

/** Reads what a tenant has, in a fixed number of questions, however many projects and instances there are. */
@Component
class ResourceReading {
    private static final int PAGE = 200;

    /** Beyond this many projects the dashboard adds up no more, and says so. */
    private static final int MOST_PROJECTS = 1_000;

    private static final int NAMED_STOPPED = 5;

    private final ProjectService projects;
    private final LimitService limits;
    private final QuotaOverviewService quota;
    private final InstanceCensusService census;
    private final CostService costs;

    ResourceReading(
            ProjectService projects,
            LimitService limits,
            QuotaOverviewService quota,
            InstanceCensusService census,
            CostService costs) {
        this.projects = projects;
        this.limits = limits;
        this.quota = quota;
        this.census = census;
        this.costs = costs;
    }

    /** All projects of the tenant, as far as they are added up. */
    record Projects(List<ProjectView> views, boolean complete) {
        List<ProjectId> ids() {
            return views.stream().map(ProjectView::id).toList();
        }
    }

    Projects projects(Caller caller, TenantId tenant) {
        var views = new ArrayList<ProjectView>();
        var request = PageRequest.first(PAGE);
        var page = projects.page(caller, tenant, request);
        views.addAll(page.items());
        while (page.next().isPresent() && views.size() < MOST_PROJECTS) {
            page = projects.page(caller, tenant, request.after(page.next().get()));
            views.addAll(page.items());
        }
        return new Projects(views, page.next().isEmpty());
    }

    TenantResources read(Caller caller, TenantId tenant, Projects all, Collection<RosterLine> people) {
        var stopped = census.stopped(caller, tenant, TenantDashboard.LONG_STOPPED, NAMED_STOPPED);
        var spend = caller.may(Permission.COST_READ)
                ? Optional.of(spend(caller, tenant, all.ids(), stopped))
                : Optional.<TenantSpend>empty();
        var lines = quota.ofProjects(caller, tenant, all.ids());
        var counts = census.counts(caller, tenant);
        var summaries = all.views().stream()
                .map(project -> new ProjectSummary(
                        project,
                        administrators(project.id(), people),
                        lines.getOrDefault(project.id(), List.of()),
                        counts.getOrDefault(project.id(), Map.of()),
                        spend.map(known -> known.month().of(project.id()))))
                .toList();
        return new TenantResources(summaries, all.complete(), limits.usage(caller, tenant), stopped, spend);
    }

    private TenantSpend spend(Caller caller, TenantId tenant, Collection<ProjectId> ids, StoppedInstances stopped) {
        return new TenantSpend(
                costs.ofTenant(caller, tenant, Set.copyOf(ids)),
                costs.byDay(caller, tenant, Set.copyOf(ids), TenantDashboard.DAYS),
                costs.rootDiskPerHour(caller, tenant, stopped.rootDisks()));
    }

    private static List<String> administrators(ProjectId project, Collection<RosterLine> people) {
        return people.stream()
                .filter(person -> person.administers().contains(project))
                .map(person -> person.account().displayName())
                .toList();
    }
}
