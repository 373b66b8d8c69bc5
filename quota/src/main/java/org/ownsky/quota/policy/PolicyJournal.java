package org.ownsky.quota.policy;

import java.time.Clock;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.springframework.stereotype.Component;

/** Gives policies their ids and times, and tells audit and open browsers what became of them. */
@Component
class PolicyJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final FreshIds ids;
    private final Clock clock;

    PolicyJournal(AuditTrail audit, ChangeFeed changes, FreshIds ids, Clock clock) {
        this.audit = audit;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    PolicyId freshId() {
        return ids.policy();
    }

    Policy stamped(Caller caller, PolicyId id, PolicyScope scope, String scopeName, PolicyDraft draft) {
        return new Policy(
                id, scope, scopeName, draft.name(), draft.state(), draft.rule(), clock.instant(), caller.name());
    }

    void record(Caller caller, String action, Policy policy, Changes what) {
        audit.record(caller, action, policy.id().value(), policy.name() + ": " + words(policy), what);
        if (policy.scope() instanceof PolicyScope.OfProject(var project)) {
            changes.changed(project.project(), policy.id().value());
        } else {
            changes.fleetChanged(policy.id().value());
        }
    }

    String words(Policy policy) {
        return RuleWords.of(policy.rule());
    }
}
