package org.ownsky.portal.ui.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ownsky.billing.CostService;
import org.ownsky.billing.RunningCost;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaOverviewService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.TenantUse;
import org.springframework.stereotype.Component;

/** Reads the tenants with the most promised, and what they spend; anew twice a minute at most, for all who look. */
@Component
class LargestTenants {
    private static final int SHOWN = 5;
    private static final int PROJECTS = 200;
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final QuotaOverviewService quota;
    private final TenantService tenants;
    private final ProjectService projects;
    private final CostService costs;
    private final Clock clock;
    private final AtomicReference<Read> last = new AtomicReference<>(new Read(Instant.MIN, List.of()));

    LargestTenants(
            QuotaOverviewService quota,
            TenantService tenants,
            ProjectService projects,
            CostService costs,
            Clock clock) {
        this.quota = quota;
        this.tenants = tenants;
        this.projects = projects;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param vcpus promised
     * @param cost of its first 200 projects by name; empty where the caller may not see costs
     */
    record Line(TenantView tenant, long vcpus, Optional<RunningCost> cost) {}

    private record Read(Instant at, List<Line> lines) {}

    /** Needs FLEET_READ. */
    List<Line> read(Caller caller) {
        caller.require(Permission.FLEET_READ);
        var now = clock.instant();
        var known = last.get();
        if (known.at().isAfter(now.minus(GOOD_FOR))) {
            return known.lines();
        }
        var lines = quota.largest(caller, QuotaResource.VCPUS, SHOWN).stream()
                .map(use -> line(caller, use))
                .toList();
        last.set(new Read(now, lines));
        return lines;
    }

    private Line line(Caller caller, TenantUse use) {
        var vcpus = use.lines().stream()
                .filter(line -> line.resource() == QuotaResource.VCPUS)
                .mapToLong(LargestTenants::promised)
                .sum();
        var cost = caller.may(Permission.COST_READ)
                ? Optional.of(
                        costs.ofTenant(caller, use.tenant(), ids(caller, use)).total())
                : Optional.<RunningCost>empty();
        return new Line(tenants.find(caller, use.tenant()), vcpus, cost);
    }

    private List<ProjectId> ids(Caller caller, TenantUse use) {
        return projects.page(caller, use.tenant(), PageRequest.first(PROJECTS)).items().stream()
                .map(ProjectView::id)
                .toList();
    }

    private static long promised(QuotaLine line) {
        return line.used() + line.reserved();
    }
}
