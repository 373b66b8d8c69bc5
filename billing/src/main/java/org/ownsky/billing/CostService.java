package org.ownsky.billing;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.instance.InstanceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What things cost. Needs COST_READ in the project, or in the tenant as a whole. */
@Service
@Transactional(readOnly = true)
public class CostService {

    private static final int MOST_DAYS = 366;

    private final UsageQueries usage;
    private final PriceStore prices;
    private final TenantCosts tenants;
    private final KnownInstances known;
    private final BillingSettings settings;
    private final Clock clock;

    CostService(
            UsageQueries usage,
            PriceStore prices,
            TenantCosts tenants,
            KnownInstances known,
            BillingSettings settings,
            Clock clock) {
        this.usage = usage;
        this.prices = prices;
        this.tenants = tenants;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    /** One instance's cost, by meter; not found if the caller may not see it. */
    public InstanceCost instance(Caller caller, InstanceId id) {
        requireVisible(caller, id);
        caller.require(Permission.COST_READ);
        var intervals = usage.byInstance(List.of(id), Optional.empty()).getOrDefault(id, List.of());
        return cost(intervals, Rating.until(book(), clock.instant()), true);
    }

    /** Costs of a page of instances in one query; ids that the caller may not see are left out. Lines are empty. */
    public Map<InstanceId, InstanceCost> instances(Caller caller, Collection<InstanceId> ids) {
        caller.require(Permission.COST_READ);
        var within = caller.may(Permission.FLEET_READ)
                ? Optional.<ProjectId>empty()
                : Optional.of(caller.requireProject(Permission.PROJECT_READ).project());
        var rating = Rating.until(book(), clock.instant());
        var costs = new HashMap<InstanceId, InstanceCost>();
        usage.byInstance(ids, within).forEach((id, intervals) -> costs.put(id, cost(intervals, rating, false)));
        return Map.copyOf(costs);
    }

    /** The caller's project in the current month. */
    public ProjectCost thisMonth(Caller caller) {
        var project = caller.requireProject(Permission.COST_READ).project();
        var now = clock.instant();
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        var begin = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var intervals = usage.ofProject(project, begin);
        var rating = new Rating(book(), begin, now);
        return new ProjectCost(month, Rating.total(rating.lines(intervals), zero()), rating.perHour(intervals, zero()));
    }

    /** The price of one instance of this size, by the price book in force now. */
    public PriceQuote quote(Caller caller, VcpuCount vcpus, Bytes memory, Bytes rootDisk) {
        caller.requireProject(Permission.COST_READ);
        var book = book();
        var now = clock.instant();
        var instance =
                perHour(book, Meter.VCPU, now, vcpus.value()).plus(perHour(book, Meter.MEMORY, now, memory.value()));
        return new PriceQuote(instance, perHour(book, Meter.ROOT_DISK, now, rootDisk.value()));
    }

    /**
     * A tenant's projects in the current month, each and all together; of other tenants' projects it says nothing.
     *
     * @throws CloudException NotFound for a tenant that the caller may not know of
     */
    public TenantCost ofTenant(Caller caller, TenantId tenant, Collection<ProjectId> projects) {
        requireWhole(caller, tenant);
        return tenants.thisMonth(tenant, projects);
    }

    /**
     * What a tenant's projects cost on each of the last days (UTC), the oldest first, today last.
     *
     * @param days 1 to 366
     * @throws CloudException NotFound for a tenant that the caller may not know of
     */
    public List<DayCost> byDay(Caller caller, TenantId tenant, Collection<ProjectId> projects, int days) {
        requireWhole(caller, tenant);
        if (days < 1 || days > MOST_DAYS) {
            throw CloudException.invalid("days", String.valueOf(days), "1 to " + MOST_DAYS);
        }
        return tenants.byDay(tenant, projects, days);
    }

    /** What an hour of root disks of this size costs, for who sees the costs of a whole tenant. */
    public Money rootDiskPerHour(Caller caller, TenantId tenant, Bytes size) {
        requireWhole(caller, tenant);
        return tenants.rootDiskPerHour(size);
    }

    /** What an hour of a volume of this size costs, by the price book in force now. */
    public Money volumePerHour(Caller caller, Bytes size) {
        caller.requireProject(Permission.COST_READ);
        return perHour(book(), Meter.VOLUME, clock.instant(), size.value());
    }

    /** COST_READ by a role in the tenant, not in a project of it alone. */
    private static void requireWhole(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        caller.require(Permission.COST_READ);
        if (caller.scope().isPresent() && !caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
    }

    private void requireVisible(Caller caller, InstanceId id) {
        var project = usage.project(id);
        if (project.isEmpty()) {
            known.require(caller, id);
            return;
        }
        if (!caller.sees(project.get())) {
            throw CloudException.of(new CloudError.NotFound("instance", id.value()));
        }
    }

    private InstanceCost cost(List<UsageInterval> intervals, Rating rating, boolean withLines) {
        var lines = rating.lines(intervals);
        return new InstanceCost(
                Rating.total(lines, zero()),
                rating.perHour(intervals, zero()),
                withLines ? lines.stream().map(RatedLine::shown).toList() : List.of());
    }

    private static Money perHour(PriceBook book, Meter meter, Instant now, long quantity) {
        return book.at(meter, now)
                .orElseThrow(() -> new IllegalStateException("The price book has no price of " + meter.key()))
                .perHour(BigInteger.valueOf(quantity));
    }

    private PriceBook book() {
        return prices.book(settings.currency());
    }

    private Money zero() {
        return Money.zero(settings.currency());
    }
}
