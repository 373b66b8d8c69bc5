package org.ownsky.quota.plan;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans limits for a later moment, lists and cancels them. Whoever may set a limit now may plan it. */
@Service
public class PlannedLimitService {
    private static final Duration LONGEST = Duration.ofDays(10 * 365);
    private static final int MOST = 200;

    private final PlannedLimits plans;
    private final QuotaPool pool;
    private final AuditTrail audit;
    private final Clock clock;
    private final IdSource ids;

    PlannedLimitService(PlannedLimits plans, QuotaPool pool, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    /**
     * Plans limits of a project. Needs TENANT_ADMINISTER in its tenant. Whether the tenant has as much is looked at when the
     * moment comes.
     *
     * @throws CloudException InvalidInput for a negative limit or a moment that is past; Conflict when 200 are planned
     */
    @Transactional
    public List<PlannedLimit> plan(Caller caller, ProjectId project, Map<QuotaResource, Long> limits, Instant from) {
        var scope = pool.find(project)
                .filter(caller::sees)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("project", project.value())));
        requirePower(caller, scope.tenant(), Permission.TENANT_ADMINISTER);
        return plan(caller, scope.tenant(), Optional.of(project), limits, from);
    }

    /** Plans limits of a tenant, as {@link #plan(Caller, ProjectId, Map, Instant)}. Needs FLEET_OPERATE. */
    @Transactional
    public List<PlannedLimit> plan(Caller caller, TenantId tenant, Map<QuotaResource, Long> limits, Instant from) {
        requireSeen(caller, tenant);
        caller.require(Permission.FLEET_OPERATE);
        return plan(caller, tenant, Optional.empty(), limits, from);
    }

    private List<PlannedLimit> plan(
            Caller caller,
            TenantId tenant,
            Optional<ProjectId> project,
            Map<QuotaResource, Long> limits,
            Instant from) {
        requireLater(from);
        if (plans.plannedOf(tenant) + limits.size() > MOST) {
            throw CloudException.of(new CloudError.Conflict(
                    "planned limit",
                    "More than " + MOST + " limits of this tenant would be planned. Cancel some first."));
        }
        var planned = new ArrayList<PlannedLimit>();
        limits.forEach((resource, limit) -> {
            if (limit < 0) {
                throw CloudException.invalid("limit of " + resource.label(), String.valueOf(limit), "0 or more");
            }
            var plan = new PlannedLimit(
                    new PlannedLimitId(ids.next(PlannedLimitId.PREFIX)),
                    tenant,
                    project,
                    resource,
                    limit,
                    from,
                    PlannedLimit.State.PLANNED,
                    caller.name(),
                    "");
            plans.insert(plan, caller);
            audit.record(caller, "quota.plan-limit", scope(plan), words(plan));
            planned.add(plan);
        });
        return List.copyOf(planned);
    }

    private void requireLater(Instant from) {
        var now = clock.instant();
        if (!from.isAfter(now) || from.isAfter(now.plus(LONGEST))) {
            throw CloudException.invalid("from", from.toString(), "after " + now + ", until " + now.plus(LONGEST));
        }
    }

    /** Of the tenant and its projects, those to come first; needs TENANT_READ there. */
    @Transactional(readOnly = true)
    public List<PlannedLimit> list(Caller caller, TenantId tenant) {
        requireSeen(caller, tenant);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return plans.of(tenant);
    }

    /**
     * Cancels one; again is fine. Needs what planning it does.
     *
     * @throws CloudException WrongState for one whose moment has come
     */
    @Transactional
    public void cancel(Caller caller, PlannedLimitId id) {
        var plan = plans.find(id)
                .filter(found -> caller.sees(found.tenant()))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("planned limit", id.value())));
        requirePower(
                caller,
                plan.tenant(),
                plan.project().isPresent() ? Permission.TENANT_ADMINISTER : Permission.FLEET_OPERATE);
        if (plans.close(id, PlannedLimit.State.CANCELLED, "")) {
            audit.record(caller, "quota.cancel-plan", scope(plan), words(plan));
            return;
        }
        var now = plans.find(id).orElseThrow();
        if (now.state() != PlannedLimit.State.CANCELLED) {
            throw CloudException.of(new CloudError.WrongState(
                    id.value(), now.state().key(), "The moment of this change has come; set the limit anew instead."));
        }
    }

    private static String scope(PlannedLimit plan) {
        return plan.project().map(ProjectId::value).orElse(plan.tenant().value());
    }

    private static String words(PlannedLimit plan) {
        return plan.resource().key() + " to " + plan.resource().format(plan.limit()) + " from " + plan.from();
    }

    private static void requireSeen(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
    }

    private static void requirePower(Caller caller, TenantId tenant, Permission permission) {
        if (!caller.mayOperate(tenant, permission)) {
            throw CloudException.of(new CloudError.Forbidden(permission));
        }
    }
}
