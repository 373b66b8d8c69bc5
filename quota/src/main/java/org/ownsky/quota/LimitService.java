package org.ownsky.quota;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows and changes limits. A tenant's are the operator's to set; those of its projects are its administrators', as far as
 * the tenant's own go.
 */
@Service
public class LimitService {
    private final QuotaAccounts accounts;
    private final QuotaLedger ledger;
    private final RunningAdditions additions;
    private final AuditTrail audit;

    LimitService(QuotaAccounts accounts, QuotaLedger ledger, RunningAdditions additions, AuditTrail audit) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.additions = additions;
        this.audit = audit;
    }

    /** The tenant's own lines, every resource, in the enum's order; needs TENANT_READ there. */
    @Transactional(readOnly = true)
    public List<QuotaLine> usage(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw notFound("tenant", tenant.value());
        }
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return accounts.lines(tenant);
    }

    /** The project's lines, every resource, in the enum's order; for who sees the project or reads its whole tenant. */
    @Transactional(readOnly = true)
    public List<QuotaLine> usage(Caller caller, ProjectId project) {
        var scope = owned(project);
        if (!caller.sees(scope)) {
            throw notFound("project", project.value());
        }
        return accounts.lines(scope);
    }

    /**
     * Lines of these projects of the tenant, every resource of each, in the enum's order; what is not the tenant's is left
     * out. Needs TENANT_READ there.
     */
    @Transactional(readOnly = true)
    public Map<ProjectId, List<QuotaLine>> usage(Caller caller, TenantId tenant, Collection<ProjectId> projects) {
        if (!caller.sees(tenant)) {
            throw notFound("tenant", tenant.value());
        }
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return accounts.lines(tenant, projects);
    }

    /**
     * Changes these limits of a tenant, all or none; the others stay. Below the present use a limit only stops growth.
     * {@link QuotaLine#UNLIMITED} takes a limit away. What was added for a while no longer counts: the limit is this one.
     * Needs FLEET_OPERATE.
     *
     * @throws CloudException InvalidInput for a negative limit
     */
    @Transactional
    public void change(Caller caller, TenantId tenant, Map<QuotaResource, Long> limits) {
        if (!caller.sees(tenant)) {
            var unknown = new CloudError.NotFound("tenant", tenant.value());
            throw accounts.isOpen(tenant) ? CloudException.hidden(unknown) : CloudException.of(unknown);
        }
        caller.require(Permission.FLEET_OPERATE);
        var valid = QuotaLimits.valid(limits);
        ledger.lock(tenant);
        valid.forEach((resource, limit) -> {
            var before =
                    accounts.changeLimit(tenant, resource, limit).orElseThrow(() -> notFound("tenant", tenant.value()));
            additions.replaced(caller, tenant.value(), resource);
            record(caller, tenant.value(), resource, before, limit);
        });
    }

    /**
     * Changes these limits of a project, as {@link #change(Caller, TenantId, Map)} does. Needs TENANT_ADMINISTER in the
     * project's tenant.
     *
     * @throws CloudException InvalidInput for a negative limit or one above the tenant's
     */
    @Transactional
    public void change(Caller caller, ProjectId project, Map<QuotaResource, Long> limits) {
        var scope = owned(project);
        if (!caller.sees(scope)) {
            throw CloudException.hidden(new CloudError.NotFound("project", project.value()));
        }
        if (!caller.mayOperate(scope.tenant(), Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        requireWithin(scope.tenant(), limits);
        ledger.lock(project);
        limits.forEach((resource, limit) -> {
            var before = accounts.changeLimit(project, resource, limit)
                    .orElseThrow(() -> notFound("project", project.value()));
            additions.replaced(caller, project.value(), resource);
            record(caller, project.value(), resource, before, limit);
        });
    }

    /** Refuses limits of a project that are more than its tenant has: nobody could ever use them. */
    @Transactional(readOnly = true)
    public void requireWithin(TenantId tenant, Map<QuotaResource, Long> limits) {
        var most = accounts.lines(tenant);
        QuotaLimits.valid(limits).forEach((resource, limit) -> {
            for (var line : most) {
                if (line.resource() == resource && limit != QuotaLine.UNLIMITED && limit > line.limit()) {
                    throw QuotaLimits.refusal(
                            resource,
                            limit,
                            "0 to " + line.limit() + " (" + resource.format(line.limit()) + "), the limit of the "
                                    + accounts.label(tenant.value()));
                }
            }
        });
    }

    private void record(Caller caller, String scope, QuotaResource resource, long before, long limit) {
        if (before != limit) {
            audit.record(
                    caller,
                    "quota.set-limit",
                    scope,
                    resource.key() + " from " + resource.format(before) + " to " + resource.format(limit),
                    Changes.of(resource.key(), resource.format(before), resource.format(limit)));
        }
    }

    private ProjectScope owned(ProjectId project) {
        return accounts.owner(project)
                .map(tenant -> new ProjectScope(tenant, project))
                .orElseThrow(() -> notFound("project", project.value()));
    }

    private static CloudException notFound(String kind, String id) {
        return CloudException.of(new CloudError.NotFound(kind, id));
    }
}
