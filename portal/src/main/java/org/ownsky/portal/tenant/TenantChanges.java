package org.ownsky.portal.tenant;

import java.util.Map;
import org.ownsky.kernel.Changes;
import org.ownsky.quota.QuotaResource;

/** What a new tenant or project begins with, for the audit trail. */
final class TenantChanges {

    private TenantChanges() {}

    static Changes made(String name, Slug slug, Map<QuotaResource, Long> limits) {
        var changes = Changes.of("name", null, name).with("slug", null, slug);
        for (var resource : QuotaResource.values()) {
            var limit = limits.get(resource);
            changes = limit == null ? changes : changes.with(resource.key(), null, resource.format(limit));
        }
        return changes;
    }
}
