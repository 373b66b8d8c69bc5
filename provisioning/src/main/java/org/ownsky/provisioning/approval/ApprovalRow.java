package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.policy.PolicyLevel;
import org.ownsky.quota.policy.PolicyScope;

/** What the tables hold of one thing that needs approval. */
record ApprovalRow(
        ApprovalId id,
        ProjectScope scope,
        String place,
        Asked asked,
        List<String> reasons,
        UserId askedBy,
        String askedByName,
        Instant askedAt,
        Instant expiresAt,
        ApprovalState state,
        Optional<ApprovalView.End> end,
        List<ApprovalNeed> needs) {

    ApprovalRow {
        reasons = List.copyOf(reasons);
        needs = List.copyOf(needs);
    }

    boolean waiting() {
        return state == ApprovalState.WAITING;
    }

    /** Whose approval is still to be given. */
    List<PolicyLevel> open() {
        return needs.stream()
                .filter(need -> need.given().isEmpty())
                .map(ApprovalNeed::level)
                .toList();
    }

    /** Of those, where the caller has the power that the rule asks for. */
    List<PolicyLevel> openTo(Caller caller) {
        return open().stream().filter(level -> rules(caller, level)).toList();
    }

    /** Whether the caller has the power of any of those who are asked, whether they have answered or not. */
    boolean isAskedOf(Caller caller) {
        return needs.stream().anyMatch(need -> rules(caller, need.level()));
    }

    private boolean rules(Caller caller, PolicyLevel level) {
        return PolicyScope.of(level, scope).isRuledBy(caller);
    }

    boolean isTheirsToWithdraw(Caller caller) {
        return caller.mayOperate(scope.project(), Permission.INSTANCE_OPERATE);
    }

    ApprovalView view(Caller caller) {
        return new ApprovalView(
                id,
                asked,
                scope,
                place,
                reasons,
                askedByName,
                askedAt,
                expiresAt,
                state,
                needs,
                end,
                waiting() && !openTo(caller).isEmpty(),
                waiting() && isTheirsToWithdraw(caller));
    }
}
