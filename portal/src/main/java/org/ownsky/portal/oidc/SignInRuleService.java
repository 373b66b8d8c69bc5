package org.ownsky.portal.oidc;

import java.time.Clock;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which the provider's people get roles. They count at each person's next sign-in. */
@Service
public class SignInRuleService {
    private static final int MOST = 500;

    private final RuleStore store;
    private final RulePlaces places;
    private final AuditTrail audit;
    private final FreshRuleIds fresh;
    private final Clock clock;

    SignInRuleService(RuleStore store, RulePlaces places, AuditTrail audit, FreshRuleIds fresh, Clock clock) {
        this.store = store;
        this.places = places;
        this.audit = audit;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** All rules, at most 500, in the order in which they were made; needs FLEET_READ. */
    @Transactional(readOnly = true)
    public List<RuleView> list(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return store.all().stream().map(this::view).toList();
    }

    /**
     * A new rule; needs FLEET_OPERATE.
     *
     * @throws CloudException NotFound for a place that is not there; Conflict for a rule that is there already, or with
     *     500 rules
     */
    @Transactional
    public RuleView add(Caller caller, NewRule rule) {
        caller.require(Permission.FLEET_OPERATE);
        places.require(rule.membership());
        var all = store.all();
        if (all.size() >= MOST) {
            throw conflict("There are " + MOST + " rules, which is the most there can be. Remove one first.");
        }
        var id = fresh.rule();
        var now = clock.instant();
        if (!store.insert(id, rule, now)) {
            throw conflict("This rule exists already.");
        }
        audit.record(caller, "sign-in-rule.add", id.value(), words(rule), Changes.of("rule", null, words(rule)));
        return view(new RuleStore.Row(id, rule, now));
    }

    /** Removes a rule; roles that it alone gave go at each person's next sign-in. Needs FLEET_OPERATE. */
    @Transactional
    public void remove(Caller caller, RuleId id) {
        caller.require(Permission.FLEET_OPERATE);
        var row = store.find(id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("sign-in rule", id.value())));
        store.remove(id);
        audit.record(
                caller,
                "sign-in-rule.remove",
                id.value(),
                words(row.rule()),
                Changes.of("rule", words(row.rule()), null));
    }

    /**
     * A role in the place that goes by a short name: {@code physics}, or {@code physics/optics}; needs FLEET_READ.
     *
     * @throws CloudException NotFound when there is no such place; InvalidInput for a name of another kind
     */
    @Transactional(readOnly = true)
    public Membership place(Caller caller, Role role, String name) {
        caller.require(Permission.FLEET_READ);
        return places.find(role, name.strip());
    }

    private RuleView view(RuleStore.Row row) {
        return new RuleView(row.id(), row.rule(), places.name(row.rule().membership()), row.createdAt());
    }

    private static String words(NewRule rule) {
        return rule.source().key() + (rule.claim().isEmpty() ? "" : " " + rule.claim()) + " = " + rule.value() + " → "
                + rule.membership().role().key() + " in " + rule.membership().where();
    }

    private static CloudException conflict(String message) {
        return CloudException.of(new CloudError.Conflict("sign-in rule", message));
    }
}
