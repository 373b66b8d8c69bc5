package org.ownsky.quota.plan;

import java.security.SecureRandom;
import java.time.Clock;
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
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Named sets of limits: a tenant's administrators keep them for its projects, operators for tenants. */
@Service
public class LimitTemplateService {
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 100;

    private final LimitTemplates templates;
    private final LimitService limits;
    private final AuditTrail audit;
    private final IdSource ids;

    LimitTemplateService(LimitTemplates templates, LimitService limits, AuditTrail audit, Clock clock) {
        this.templates = templates;
        this.limits = limits;
        this.audit = audit;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    /** Those for the tenant's projects, by name; needs TENANT_READ there. */
    @Transactional(readOnly = true)
    public List<LimitTemplate> list(Caller caller, TenantId tenant) {
        requireSeen(caller, tenant);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return templates.of(Optional.of(tenant));
    }

    /** Those for tenants, by name; needs FLEET_READ. */
    @Transactional(readOnly = true)
    public List<LimitTemplate> list(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return templates.of(Optional.empty());
    }

    /** One of them; needs what listing it does. */
    @Transactional(readOnly = true)
    public LimitTemplate find(Caller caller, LimitTemplateId id) {
        var template = seen(caller, id);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return template;
    }

    /**
     * Keeps a set for the tenant's projects. Needs TENANT_ADMINISTER there.
     *
     * @throws CloudException InvalidInput for a name of no or more than 64 characters, no limit or a negative one; Conflict
     *     for a name that is taken, or when there are 100
     */
    @Transactional
    public LimitTemplate add(Caller caller, TenantId tenant, String name, Map<QuotaResource, Long> set) {
        requireSeen(caller, tenant);
        requirePower(caller, Optional.of(tenant));
        return add(caller, Optional.of(tenant), name, set);
    }

    /** Keeps a set for tenants, as {@link #add(Caller, TenantId, String, Map)}. Needs FLEET_OPERATE. */
    @Transactional
    public LimitTemplate add(Caller caller, String name, Map<QuotaResource, Long> set) {
        caller.require(Permission.FLEET_OPERATE);
        return add(caller, Optional.empty(), name, set);
    }

    private LimitTemplate add(Caller caller, Optional<TenantId> tenant, String name, Map<QuotaResource, Long> set) {
        var stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw CloudException.invalid("name", name, "1 to 64 characters without line breaks");
        }
        if (set.isEmpty()) {
            throw CloudException.invalid("limits", "", "at least one");
        }
        set.forEach((resource, limit) -> {
            if (limit < 0) {
                throw CloudException.invalid("limit of " + resource.label(), String.valueOf(limit), "0 or more");
            }
        });
        if (templates.of(tenant).size() >= MOST) {
            throw taken("There are " + MOST + " templates already. Remove one first.");
        }
        var template = new LimitTemplate(new LimitTemplateId(ids.next(LimitTemplateId.PREFIX)), tenant, stripped, set);
        try {
            templates.insert(template);
        } catch (DuplicateKeyException duplicate) {
            throw taken("There is a template \"" + stripped + "\" already. Choose another name.");
        }
        audit.record(caller, "quota.template-add", template.id().value(), "name " + stripped);
        return template;
    }

    /** Forgets a set; limits that were set by it stay. Needs what keeping it does. */
    @Transactional
    public void remove(Caller caller, LimitTemplateId id) {
        var template = seen(caller, id);
        requirePower(caller, template.tenant());
        templates.delete(id);
        audit.record(caller, "quota.template-remove", id.value(), "name " + template.name());
    }

    /** Sets the project's limits as the template says; needs what {@link LimitService#change} does. */
    @Transactional
    public void apply(Caller caller, LimitTemplateId id, ProjectId project) {
        limits.change(caller, project, seen(caller, id).limits());
    }

    /** Sets the tenant's limits as the template says; needs what {@link LimitService#change} does. */
    @Transactional
    public void apply(Caller caller, LimitTemplateId id, TenantId tenant) {
        limits.change(caller, tenant, seen(caller, id).limits());
    }

    private LimitTemplate seen(Caller caller, LimitTemplateId id) {
        return templates
                .find(id)
                .filter(template ->
                        template.tenant().map(caller::sees).orElseGet(() -> caller.may(Permission.FLEET_READ)))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("limit template", id.value())));
    }

    private static CloudException taken(String reason) {
        return CloudException.of(new CloudError.Conflict("limit template", reason));
    }

    private static void requireSeen(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
    }

    private static void requirePower(Caller caller, Optional<TenantId> tenant) {
        var permission = tenant.isPresent() ? Permission.TENANT_ADMINISTER : Permission.FLEET_OPERATE;
        if (!tenant.map(place -> caller.mayOperate(place, permission)).orElseGet(() -> caller.may(permission))) {
            throw CloudException.of(new CloudError.Forbidden(permission));
        }
    }
}
