package org.ownsky.quota.request;

import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and removes the rules by which requests are approved without anybody. */
@Service
public class ApprovalRuleService {
    private static final int MOST = 200;
    private static final int MOST_DAYS = 3650;

    private final ApprovalRuleStore store;
    private final AuditTrail audit;
    private final FreshRequests fresh;

    ApprovalRuleService(ApprovalRuleStore store, AuditTrail audit, FreshRequests fresh) {
        this.store = store;
        this.audit = audit;
        this.fresh = fresh;
    }

    /** The tenant's, those of operators too, the most generous first; needs TENANT_READ there. */
    @Transactional(readOnly = true)
    public List<ApprovalRule> list(Caller caller, TenantId tenant) {
        requireSeen(caller, tenant);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return store.of(tenant);
    }

    /**
     * Makes a rule. Needs TENANT_ADMINISTER in the tenant, and FLEET_OPERATE for one of operators.
     *
     * @throws CloudException InvalidInput for an amount, a number of days or a moment that makes no sense; Conflict when
     *     there are 200
     */
    @Transactional
    public ApprovalRule add(Caller caller, NewApprovalRule wanted) {
        requireSeen(caller, wanted.tenant());
        requirePower(caller, wanted.tenant(), wanted.ofOperators());
        var now = fresh.now();
        requireSense(wanted, now);
        if (store.of(wanted.tenant()).size() >= MOST) {
            throw CloudException.of(new CloudError.Conflict(
                    "approval rule", "This tenant has " + MOST + " approval rules already. Remove one first."));
        }
        var rule = new ApprovalRule(
                new ApprovalRuleId(fresh.id(ApprovalRuleId.PREFIX)),
                wanted.tenant(),
                wanted.ofOperators(),
                wanted.resource(),
                wanted.mostMore(),
                wanted.longestDays(),
                wanted.validUntil(),
                caller.name(),
                now);
        store.insert(rule);
        audit.record(caller, "quota.rule-add", wanted.tenant().value(), rule.words());
        return rule;
    }

    /** Removes a rule; what it has approved stays. Needs what making it does. */
    @Transactional
    public void remove(Caller caller, ApprovalRuleId id) {
        var rule = store.find(id)
                .filter(found -> caller.sees(found.tenant()))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("approval rule", id.value())));
        requirePower(caller, rule.tenant(), rule.ofOperators());
        store.delete(id);
        audit.record(caller, "quota.rule-remove", rule.tenant().value(), rule.words());
    }

    private static void requireSense(NewApprovalRule wanted, Instant now) {
        if (wanted.mostMore() < 1 || wanted.mostMore() > WantedLimits.LARGEST) {
            throw CloudException.invalid(
                    "more of " + wanted.resource().label(),
                    String.valueOf(wanted.mostMore()),
                    "1 to " + WantedLimits.LARGEST);
        }
        wanted.longestDays().filter(days -> days < 1 || days > MOST_DAYS).ifPresent(days -> {
            throw CloudException.invalid("days", String.valueOf(days), "1 to " + MOST_DAYS);
        });
        WantedLimits.end(wanted.validUntil(), now);
    }

    private static void requireSeen(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
    }

    private static void requirePower(Caller caller, TenantId tenant, boolean ofOperators) {
        var needed = ofOperators ? Permission.FLEET_OPERATE : Permission.TENANT_ADMINISTER;
        if (!caller.mayOperate(tenant, needed)) {
            throw CloudException.of(new CloudError.Forbidden(needed));
        }
    }
}
