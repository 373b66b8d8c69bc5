package org.ownsky.portal.api;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.plan.LimitTemplate;
import org.ownsky.quota.plan.LimitTemplateId;
import org.ownsky.quota.plan.PlanDirectory;
import org.ownsky.quota.plan.PlannedLimitId;
import org.ownsky.quota.request.ApprovalRuleId;
import org.ownsky.quota.request.QuotaRequestDirectory;
import org.springframework.stereotype.Component;

/** As {@link Reach}, for what governs limits. */
@Component
class PlanReach {
    private final Reach reach;
    private final PlanDirectory plans;
    private final QuotaRequestDirectory rules;

    PlanReach(Reach reach, PlanDirectory plans, QuotaRequestDirectory rules) {
        this.reach = reach;
        this.plans = plans;
        this.rules = rules;
    }

    /** In the tenant whose template it is; in the fleet for one of operators. */
    Caller at(LimitTemplateId id) {
        var template = plans.template(id).orElseThrow(() -> notFound("limit template", id.value()));
        return template.tenant()
                .map(tenant -> in(tenant, "limit template", id.value()))
                .orElseGet(reach::everywhere);
    }

    Caller at(PlannedLimitId id) {
        return in(plans.tenant(id), "planned limit", id.value());
    }

    Caller at(ApprovalRuleId id) {
        return in(rules.tenant(id), "approval rule", id.value());
    }

    /** Templates that are named in a body. */
    static LimitTemplateId template(String text) {
        return Reach.id("limit template", LimitTemplateId.PREFIX, text, LimitTemplateId::new);
    }

    /** Refuses a template that is for something else. */
    static LimitTemplate fitting(LimitTemplate template, Optional<TenantId> tenant) {
        if (!template.tenant().equals(tenant)) {
            throw CloudException.invalid(
                    "template",
                    template.id().value(),
                    tenant.isPresent() ? "a template of the tenant" : "a template of operators, for tenants");
        }
        return template;
    }

    private Caller in(Optional<TenantId> tenant, String kind, String id) {
        return in(tenant.orElseThrow(() -> notFound(kind, id)), kind, id);
    }

    private Caller in(TenantId tenant, String kind, String id) {
        return PolicyReach.hidden(kind, id, () -> reach.in(tenant));
    }

    private static CloudException notFound(String kind, String id) {
        return CloudException.of(new CloudError.NotFound(kind, id));
    }
}
