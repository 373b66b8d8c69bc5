package org.ownsky.provisioning.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts on file what needs approval, and ends it: row, effect, audit and event, in the caller's transaction. */
@Component
class ApprovalDesk {
    /** Who ends what nobody decides. */
    static final Caller OURSELVES = new Caller(UserId.NOBODY, "Ownsky", Optional.empty(), Set.of(), "approvals");

    private final ApprovalStore store;
    private final ApprovalJournal journal;
    private final ObjectProvider<ApprovalEffect> effects;
    private final Clock clock;

    ApprovalDesk(ApprovalStore store, ApprovalJournal journal, ObjectProvider<ApprovalEffect> effects, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.effects = effects;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void file(Caller caller, ApprovalRow row) {
        store.insert(row);
        journal.held(caller, row);
    }

    /** Notes an approval, and lets what was asked happen with the last that it needs. */
    void approve(Caller caller, ApprovalRow row, String comment) {
        var levels = row.openTo(caller);
        var now = now();
        store.give(row.id(), levels, caller, now, comment);
        journal.given(caller, row, levels, comment);
        if (levels.containsAll(row.open())) {
            effect(row).approved(row.asked());
            end(caller, row, ApprovalState.APPROVED, comment);
        }
    }

    /** Ends it without what was asked. */
    void giveUp(Caller caller, ApprovalRow row, ApprovalState state, String comment) {
        effect(row).givenUp(row.asked(), reason(caller, state, comment));
        end(caller, row, state, comment);
    }

    private void end(Caller caller, ApprovalRow row, ApprovalState state, String comment) {
        var now = now();
        store.end(row.id(), state, new ApprovalView.End(caller.name(), now, comment));
        journal.ended(caller, row, state, comment, now);
    }

    private static String reason(Caller caller, ApprovalState state, String comment) {
        var words = switch (state) {
            case DECLINED -> "Declined by " + caller.name();
            case WITHDRAWN -> "Withdrawn by " + caller.name() + " before it was approved";
            case EXPIRED -> "Nobody approved it in time";
            case WAITING, APPROVED -> throw new IllegalArgumentException("Not an end: " + state);
        };
        return comment.isEmpty() || state == ApprovalState.EXPIRED ? words + "." : words + ": " + comment;
    }

    private ApprovalEffect effect(ApprovalRow row) {
        Map<String, ApprovalEffect> known =
                effects.stream().collect(Collectors.toMap(ApprovalEffect::kind, Function.identity()));
        return Optional.ofNullable(known.get(row.asked().kind()))
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody knows what to do with " + row.asked().kind()));
    }
}
