package org.ownsky.portal.tenant;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.paging.Position;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens tenants with their quota, lists and renames them. What a caller has no role in is not found. */
@Service
public class TenantService {
    private final TenantStore store;
    private final QuotaService quota;
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final FreshTenants fresh;
    private final Clock clock;

    TenantService(
            TenantStore store,
            QuotaService quota,
            AuditTrail audit,
            ChangeFeed changes,
            FreshTenants fresh,
            Clock clock) {
        this.store = store;
        this.quota = quota;
        this.audit = audit;
        this.changes = changes;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new tenant with these limits; absent ones are unlimited. Needs FLEET_OPERATE.
     *
     * @param name 1 to 64 characters
     * @throws CloudException InvalidInput for the name or a limit, Conflict when name or slug is taken
     */
    @Transactional
    public TenantView create(Caller caller, Slug slug, String name, Map<QuotaResource, Long> limits) {
        caller.require(Permission.FLEET_OPERATE);
        var tenant = new TenantView(
                fresh.tenant(),
                fresh.number(),
                slug,
                PlainName.require("Tenant name", name),
                TenantState.ACTIVE,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        try {
            store.insert(tenant);
        } catch (DuplicateKeyException taken) {
            throw taken(tenant.name(), Optional.of(slug), taken);
        }
        quota.openTenant(tenant.id(), tenant.name(), limits);
        audit.record(
                caller,
                "tenant.create",
                tenant.id().value(),
                "name " + tenant.name() + ", slug " + slug,
                TenantChanges.made(tenant.name(), slug, limits));
        changes.fleetChanged(tenant.id().value());
        return tenant;
    }

    /** By name: all tenants for who may read the fleet, else those in which the caller has a role. */
    @Transactional(readOnly = true)
    public KeysetPage<TenantView> page(Caller caller, PageRequest request) {
        var rows = caller.may(Permission.FLEET_READ) ? store.page(request) : store.pageWithin(caller.user(), request);
        return request.page(
                rows, tenant -> new Position(tenant.name(), tenant.id().value()));
    }

    /** The tenant, for a caller who acts in it or may read the fleet. */
    @Transactional(readOnly = true)
    public TenantView find(Caller caller, TenantId id) {
        return store.find(id).filter(tenant -> caller.sees(tenant.id())).orElseThrow(() -> notFound(id));
    }

    /**
     * Gives another name; the slug stays, because scripts know it. Needs TENANT_ADMINISTER.
     *
     * @throws CloudException InvalidInput for the name, Conflict when it is taken
     */
    @Transactional
    public TenantView rename(Caller caller, TenantId id, String name) {
        var before = find(caller, id);
        if (!caller.mayOperate(id, Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        var wanted = PlainName.require("Tenant name", name);
        try {
            store.rename(id, wanted);
        } catch (DuplicateKeyException taken) {
            throw taken(wanted, Optional.empty(), taken);
        }
        quota.openTenant(id, wanted, Map.of());
        audit.record(
                caller,
                "tenant.rename",
                id.value(),
                "name " + before.name() + " → " + wanted,
                Changes.of("name", before.name(), wanted));
        changes.fleetChanged(id.value());
        return find(caller, id);
    }

    static CloudException notFound(TenantId id) {
        return CloudException.of(new CloudError.NotFound("tenant", id.value()));
    }

    private static CloudException taken(String name, Optional<Slug> slug, Throwable cause) {
        var reason = "There is a tenant with the name \"" + name + "\""
                + slug.map(text -> " or the slug \"" + text + "\"").orElse("") + " already. Choose another one.";
        return CloudException.of(new CloudError.Conflict("tenant", reason), "tenant name or slug taken", cause);
    }
}
