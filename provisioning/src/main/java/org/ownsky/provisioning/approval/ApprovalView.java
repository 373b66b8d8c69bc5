package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectScope;

/**
 * Something that needs approval, as callers see it.
 *
 * @param place what the project is called in a sentence
 * @param reasons why, each naming the rule that wants it
 * @param needs whose approval it takes, the widest first
 * @param end how it ended; empty while it waits
 * @param mayDecide whether the caller may approve or decline it now
 * @param mayWithdraw whether the caller may withdraw it now
 */
public record ApprovalView(
        ApprovalId id,
        Asked asked,
        ProjectScope scope,
        String place,
        List<String> reasons,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        ApprovalState state,
        List<ApprovalNeed> needs,
        Optional<End> end,
        boolean mayDecide,
        boolean mayWithdraw) {
    public ApprovalView {
        reasons = List.copyOf(reasons);
        needs = List.copyOf(needs);
    }

    /** Who ended it, when, and with which words, which may be none. */
    public record End(String by, Instant at, String comment) {}
}
