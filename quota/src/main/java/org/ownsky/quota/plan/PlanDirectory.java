package org.ownsky.quota.plan;

import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;

/**
 * Tells whose templates and planned limits are, for whoever finds out what somebody may do there; it knows of no caller, so
 * nothing of it may reach people unchecked.
 */
@Component
public class PlanDirectory {
    private final LimitTemplates templates;
    private final PlannedLimits plans;

    PlanDirectory(LimitTemplates templates, PlannedLimits plans) {
        this.templates = templates;
        this.plans = plans;
    }

    public Optional<LimitTemplate> template(LimitTemplateId id) {
        return templates.find(id);
    }

    public Optional<TenantId> tenant(PlannedLimitId id) {
        return plans.find(id).map(PlannedLimit::tenant);
    }
}
