package org.ownsky.provisioning.approval;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.quota.policy.LaunchPolicies;
import org.ownsky.quota.policy.PolicyLevel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where features put what needs approval, inside the transaction that accepts it. Who asks is checked before. */
@Component
public class ApprovalFile {
    private final ApprovalDesk desk;
    private final ApprovalStore store;
    private final LaunchPolicies policies;
    private final ApprovalSettings settings;
    private final IdSource ids;

    ApprovalFile(
            ApprovalDesk desk, ApprovalStore store, LaunchPolicies policies, ApprovalSettings settings, IdSource ids) {
        this.desk = desk;
        this.store = store;
        this.policies = policies;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * From now on it waits, until all of these approve, somebody declines or withdraws it, or it expires.
     *
     * @param reasons why, each naming the rule that wants it
     * @param levels at least one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ApprovalId ask(
            Caller caller, ProjectScope scope, Asked asked, List<String> reasons, List<PolicyLevel> levels) {
        var now = desk.now();
        var id = new ApprovalId(ids.next(ApprovalId.PREFIX));
        desk.file(
                caller,
                new ApprovalRow(
                        id,
                        scope,
                        policies.placeName(scope),
                        asked,
                        reasons,
                        caller.user(),
                        caller.name(),
                        now,
                        now.plus(settings.expiresAfter()),
                        ApprovalState.WAITING,
                        Optional.empty(),
                        levels.stream()
                                .map(level -> new ApprovalNeed(level, Optional.empty()))
                                .toList()));
        return id;
    }

    /** Whether something about this instance waits already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isWaiting(InstanceId instance) {
        return !store.waitingFor(instance).isEmpty();
    }
}
