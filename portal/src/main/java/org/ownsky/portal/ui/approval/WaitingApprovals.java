package org.ownsky.portal.ui.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.WaitingThing;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalState;
import org.ownsky.provisioning.approval.ApprovalView;
import org.springframework.stereotype.Component;

/** Launches and extensions that wait for somebody's decision. */
@Component
public class WaitingApprovals {
    /** As many of the newest are looked through for those that the caller may decide. */
    private static final int LOOKED_THROUGH = 50;

    private final ApprovalService approvals;

    WaitingApprovals(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** How many the caller may decide. */
    public long count(Caller caller) {
        return approvals.waiting(caller);
    }

    /** Of the newest, those that the caller may decide, the newest first. */
    public List<WaitingThing> list(Caller caller, int limit) {
        return approvals
                .page(caller, Optional.empty(), Set.of(ApprovalState.WAITING), Optional.empty(), LOOKED_THROUGH)
                .items()
                .stream()
                .filter(ApprovalView::mayDecide)
                .limit(limit)
                .map(WaitingApprovals::thing)
                .toList();
    }

    private static WaitingThing thing(ApprovalView approval) {
        return new WaitingThing(
                approval.id().value(),
                approval.askedBy(),
                approval.askedAt(),
                ApprovalWords.title(approval.asked()),
                approval.place(),
                PolicyNavigation.approval(approval.id()));
    }
}
