package org.ownsky.quota.plan;

import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;

/**
 * A named set of limits.
 *
 * @param tenant whose projects it is for; empty for one of operators, for tenants
 * @param limits those that it sets; others stay as they are
 */
public record LimitTemplate(
        LimitTemplateId id, Optional<TenantId> tenant, String name, Map<QuotaResource, Long> limits) {
    public LimitTemplate {
        limits = Map.copyOf(limits);
    }
}
