package org.ownsky.portal.identity;

import java.time.Clock;
import java.util.Map;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens tenants and projects together with their quota. Needs FLEET_OPERATE. */
@Service
public class TenantService {
    private final TenantStore store;
    private final QuotaService quota;
    private final AuditTrail audit;
    private final FreshValues fresh;
    private final Clock clock;

    TenantService(TenantStore store, QuotaService quota, AuditTrail audit, FreshValues fresh, Clock clock) {
        this.store = store;
        this.quota = quota;
        this.audit = audit;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new tenant with these limits; absent ones are unlimited.
     *
     * @throws CloudException InvalidInput for the name, Conflict when it is taken
     */
    @Transactional
    public TenantView createTenant(Caller caller, String name, Map<QuotaResource, Long> limits) {
        caller.require(Permission.FLEET_OPERATE);
        var tenant = new TenantView(fresh.tenant(), number(), Names.require("Tenant name", name));
        try {
            store.insert(tenant, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw CloudException.of(
                    new CloudError.Conflict(
                            "tenant", "There is a tenant \"" + name + "\" already. Choose another name."),
                    "tenant name taken",
                    taken);
        }
        quota.openTenant(tenant.id(), tenant.name(), limits);
        audit.record(caller, "tenant.create", tenant.id().value(), "name " + tenant.name() + ", limits " + limits);
        return tenant;
    }

    /**
     * A new project with these limits; absent ones are the tenant's.
     *
     * @throws CloudException InvalidInput for the name, NotFound for the tenant, Conflict when the name is taken there
     */
    @Transactional
    public ProjectView createProject(Caller caller, TenantId tenant, String name, Map<QuotaResource, Long> limits) {
        caller.require(Permission.FLEET_OPERATE);
        var owner = store.find(tenant)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("tenant", tenant.value())));
        var project = new ProjectView(fresh.project(), number(), Names.require("Project name", name), owner);
        try {
            store.insert(project, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw CloudException.of(
                    new CloudError.Conflict(
                            "project",
                            "Tenant " + owner.name() + " has a project \"" + name + "\" already. Choose another name."),
                    "project name taken",
                    taken);
        }
        quota.openProject(project.scope(), project.name(), limits);
        audit.record(caller, "project.create", project.id().value(), "name " + project.name() + ", limits " + limits);
        return project;
    }

    private AccountNumber number() {
        AccountNumber number;
        do {
            number = fresh.accountNumber();
        } while (!store.claim(number));
        return number;
    }
}
