package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.quota.policy.PolicyLevel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells audit, open browsers and notifications what happens to approvals, in the transaction in which it happens. */
@Component
class ApprovalJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;

    ApprovalJournal(AuditTrail audit, ChangeFeed changes, ApplicationEventPublisher events) {
        this.audit = audit;
        this.changes = changes;
        this.events = events;
    }

    void held(Caller caller, ApprovalRow row) {
        audit.record(
                caller,
                "approval.ask",
                row.id().value(),
                row.asked().kind() + " of " + row.asked().name() + ": " + String.join("; ", row.reasons()),
                Changes.of("state", null, row.state().key()));
        changed(row);
        events.publishEvent(new ApprovalEvent.Held(
                row.id(),
                row.scope(),
                row.askedAt(),
                row.askedBy(),
                row.asked().kind(),
                row.asked().name(),
                row.open(),
                row.reasons(),
                row.expiresAt()));
    }

    void given(Caller caller, ApprovalRow row, List<PolicyLevel> levels, String comment) {
        audit.record(
                caller,
                "approval.approve",
                row.id().value(),
                row.asked().kind() + " of " + row.asked().name() + " as "
                        + levels.stream().map(PolicyLevel::approver).collect(Collectors.joining(" and "))
                        + (comment.isEmpty() ? "" : ": " + comment));
        changed(row);
    }

    void ended(Caller caller, ApprovalRow row, ApprovalState state, String comment, Instant at) {
        audit.record(
                caller,
                "approval.end",
                row.id().value(),
                row.asked().kind() + " of " + row.asked().name() + " is " + state.key()
                        + (comment.isEmpty() ? "" : ": " + comment),
                Changes.of("state", ApprovalState.WAITING.key(), state.key()));
        changed(row);
        switch (state) {
            case APPROVED, DECLINED ->
                events.publishEvent(new ApprovalEvent.Decided(
                        row.id(),
                        row.scope(),
                        at,
                        row.askedBy(),
                        row.asked().kind(),
                        row.asked().name(),
                        state == ApprovalState.APPROVED,
                        caller.name(),
                        comment));
            case EXPIRED ->
                events.publishEvent(new ApprovalEvent.Expired(
                        row.id(),
                        row.scope(),
                        at,
                        row.askedBy(),
                        row.asked().kind(),
                        row.asked().name()));
            case WITHDRAWN ->
                events.publishEvent(new ApprovalEvent.Withdrawn(
                        row.id(),
                        row.scope(),
                        at,
                        row.askedBy(),
                        row.asked().kind(),
                        row.asked().name(),
                        caller.name()));
            case WAITING -> throw new IllegalArgumentException("Not an end: " + state);
        }
    }

    private void changed(ApprovalRow row) {
        changes.changed(row.scope().project(), row.id().value());
        row.asked().instances().forEach(instance -> changes.changed(row.scope().project(), instance.value()));
    }
}
