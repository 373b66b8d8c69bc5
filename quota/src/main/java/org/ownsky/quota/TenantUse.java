package org.ownsky.quota;

import java.util.List;
import org.ownsky.kernel.TenantId;

/** What a tenant was promised of every resource, in the enum's order. */
public record TenantUse(TenantId tenant, List<QuotaLine> lines) {
    public TenantUse {
        lines = List.copyOf(lines);
    }
}
