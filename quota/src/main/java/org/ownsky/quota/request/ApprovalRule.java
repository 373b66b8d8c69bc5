package org.ownsky.quota.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;

/** A rule that approves by itself; see {@link NewApprovalRule}. */
public record ApprovalRule(
        ApprovalRuleId id,
        TenantId tenant,
        boolean ofOperators,
        QuotaResource resource,
        long mostMore,
        Optional<Integer> longestDays,
        Optional<Instant> validUntil,
        String madeBy,
        Instant madeAt) {

    /** {@code up to 8 vCPUs more, for 30 days at most}. */
    public String words() {
        return "up to " + resource.amount(mostMore) + " more"
                + longestDays
                        .map(days -> days == 1 ? ", for 1 day at most" : ", for " + days + " days at most")
                        .orElse("");
    }

    /** Whether it is for a wish like this. */
    boolean covers(QuotaResource wanted, Decider needed, Instant now, Optional<Instant> until) {
        return wanted == resource
                && ofOperators == (needed == Decider.OPERATORS)
                && validUntil.filter(end -> !end.isAfter(now)).isEmpty()
                && longestDays
                        .map(days -> until.filter(end -> !end.isAfter(now.plus(Duration.ofDays(days))))
                                .isPresent())
                        .orElse(true);
    }
}
