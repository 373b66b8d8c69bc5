package org.ownsky.portal.tenant;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.TenantId;

/**
 * A tenant as callers see it.
 *
 * @param since when it entered its state
 * @param closesAt while it is closing: when everything is removed
 */
public record TenantView(
        TenantId id,
        AccountNumber number,
        Slug slug,
        String name,
        TenantState state,
        Instant since,
        Optional<Instant> closesAt) {
    public boolean active() {
        return state == TenantState.ACTIVE;
    }
}
