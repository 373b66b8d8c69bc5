package org.ownsky.portal.tenant;

import java.time.Instant;
import org.ownsky.kernel.TenantId;

/**
 * A tenant as callers see it.
 *
 * @param since when it entered its state
 */
public record TenantView(TenantId id, AccountNumber number, Slug slug, String name, TenantState state, Instant since) {
    public boolean active() {
        return state == TenantState.ACTIVE;
    }
}
