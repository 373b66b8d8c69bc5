package org.ownsky.portal.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.PermissionHolders;
import org.ownsky.provisioning.approval.ApprovalEvent;
import org.ownsky.quota.policy.PolicyLevel;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who can approve something that it waits for them, and who asked what became of it. */
@Component
class ApprovalNotices {
    private static final String PAGE = "approvals/";

    private final NoticeBoard board;
    private final PermissionHolders holders;

    ApprovalNotices(NoticeBoard board, PermissionHolders holders) {
        this.board = board;
        this.holders = holders;
    }

    @EventListener
    void on(ApprovalEvent event) {
        switch (event) {
            case ApprovalEvent.Held held -> {
                var people = new HashSet<UserId>();
                held.approvers().forEach(level -> people.addAll(at(level, held)));
                people.remove(held.askedBy());
                tell(held, NoticeKind.APPROVAL_ASKED, Map.of("rules", String.join(", ", held.reasons())), people);
            }
            case ApprovalEvent.Decided decided ->
                tell(
                        decided,
                        NoticeKind.APPROVAL_DECIDED,
                        Map.of(
                                "decision",
                                decided.approved() ? "approved" : "declined",
                                "by",
                                decided.by(),
                                "comment",
                                decided.comment()),
                        Set.of(decided.askedBy()));
            case ApprovalEvent.Expired expired ->
                tell(expired, NoticeKind.APPROVAL_EXPIRED, Map.of(), Set.of(expired.askedBy()));
            case ApprovalEvent.Withdrawn withdrawn ->
                tell(withdrawn, NoticeKind.APPROVAL_WITHDRAWN, Map.of("by", withdrawn.by()), Set.of());
        }
    }

    private Set<UserId> at(PolicyLevel level, ApprovalEvent event) {
        return switch (level) {
            case OPERATOR -> holders.inFleet(Permission.FLEET_OPERATE);
            case TENANT -> holders.in(event.scope().tenant(), Permission.TENANT_ADMINISTER);
            case PROJECT -> holders.in(event.scope(), Permission.PROJECT_ADMINISTER);
        };
    }

    private void tell(ApprovalEvent event, NoticeKind kind, Map<String, String> more, Set<UserId> people) {
        var facts = new HashMap<>(more);
        facts.put("approval", event.approval().value());
        facts.put("what", event.kind());
        facts.put("name", event.name());
        board.tell(
                Happening.in(
                        event.scope(),
                        kind,
                        cause(kind, event.approval().value(), event.at()),
                        event.at(),
                        facts,
                        PAGE + event.approval().value()),
                people);
    }

    private static String cause(NoticeKind kind, String id, Instant at) {
        return kind.key() + " " + id + " " + at;
    }
}
