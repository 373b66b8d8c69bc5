package org.ownsky.quota.request;

import java.util.Optional;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;

/**
 * Tells which project a request is about, and which tenant a rule is of, for whoever finds out what somebody may do there; it
 * knows of no caller, so nothing of it may reach people unchecked.
 */
@Component
public class QuotaRequestDirectory {
    private final RequestStore store;
    private final ApprovalRuleStore rules;

    QuotaRequestDirectory(RequestStore store, ApprovalRuleStore rules) {
        this.store = store;
        this.rules = rules;
    }

    public Optional<ProjectScope> scope(QuotaRequestId id) {
        return store.find(id).map(QuotaRequestView::scope);
    }

    public Optional<TenantId> tenant(ApprovalRuleId id) {
        return rules.find(id).map(ApprovalRule::tenant);
    }
}
