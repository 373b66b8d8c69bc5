package org.ownsky.portal.ui.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.WaitingThing;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
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

    /** For the top of Home: a phone is one tap from it. Empty when nothing waits for the caller. */
    public List<Markup> banner(Caller caller) {
        var waiting = count(caller);
        return waiting == 0
                ? List.of()
                : list(caller, 1).stream()
                        .map(newest -> Cards.banner(
                                "info",
                                Icon.CHECK,
                                Words.count("home.approvals", waiting),
                                Words.say("home.approvalOf", newest.what(), newest.who(), newest.where()),
                                Cards.wayOn(
                                        waiting == 1 ? newest.address() : QuotaNavigation.LAUNCHES,
                                        Words.say(waiting == 1 ? "home.seeApproval" : "home.seeApprovals"))))
                        .toList();
    }

    /** How many the caller may decide. */
    public long count(Caller caller) {
        return decides(caller) ? approvals.waiting(caller) : 0;
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

    private static boolean decides(Caller caller) {
        return caller.may(Permission.PROJECT_ADMINISTER)
                || caller.may(Permission.TENANT_ADMINISTER)
                || caller.may(Permission.FLEET_OPERATE);
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
