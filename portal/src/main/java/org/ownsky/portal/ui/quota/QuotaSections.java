package org.ownsky.portal.ui.quota;

import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.quota.plan.LimitTemplateService;
import org.ownsky.quota.plan.PlannedLimitService;
import org.ownsky.quota.request.ApprovalRuleService;
import org.springframework.stereotype.Component;

/** Makes the parts of pages about what governs limits. */
@Component
class QuotaSections {
    private final ApprovalRuleService rules;
    private final LimitTemplateService templates;
    private final PlannedLimitService plans;
    private final ProjectService projects;

    QuotaSections(
            ApprovalRuleService rules,
            LimitTemplateService templates,
            PlannedLimitService plans,
            ProjectService projects) {
        this.rules = rules;
        this.templates = templates;
        this.plans = plans;
        this.projects = projects;
    }

    RuleSection rules(Supplier<Caller> caller, TenantId tenant) {
        return new RuleSection(rules, caller, tenant);
    }

    /** Of a tenant, for its projects; or of operators, for tenants. */
    TemplateSection templates(Supplier<Caller> caller, Optional<TenantId> tenant) {
        return new TemplateSection(templates, caller, tenant);
    }

    PlanSection plans(Supplier<Caller> caller, TenantId tenant) {
        return new PlanSection(plans, projects, caller, tenant);
    }
}
