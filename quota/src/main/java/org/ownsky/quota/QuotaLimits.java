package org.ownsky.quota;

import java.util.EnumMap;
import java.util.Map;
import org.ownsky.kernel.CloudException;

/** What may be a limit: 0 or more; {@link QuotaLine#UNLIMITED} stands for none. */
final class QuotaLimits {

    private QuotaLimits() {}

    static Map<QuotaResource, Long> valid(Map<QuotaResource, Long> limits) {
        var checked = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        limits.forEach((resource, limit) -> {
            if (limit < 0) {
                throw refusal(resource, limit, "0 or more");
            }
            checked.put(resource, limit);
        });
        return checked;
    }

    static CloudException refusal(QuotaResource resource, long limit, String allowed) {
        return CloudException.invalid("limit of " + resource.label(), Long.toString(limit), allowed);
    }
}
