package org.ownsky.quota.request;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;

/**
 * A rule to be made.
 *
 * @param ofOperators whether it raises the tenant's own limit, or those of its projects within it
 * @param mostMore how much it gives in all, in each project, or in the tenant
 * @param longestDays for how many days at most; empty for any time, also without an end
 * @param validUntil when it stops approving; empty for never
 */
public record NewApprovalRule(
        TenantId tenant,
        boolean ofOperators,
        QuotaResource resource,
        long mostMore,
        Optional<Integer> longestDays,
        Optional<Instant> validUntil) {}
