package org.ownsky.quota.request;

import java.util.Map;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Component;

/** Who has to agree to limits, and whether somebody is one of them. */
@Component
class RequestPower {
    private final QuotaPool pool;

    RequestPower(QuotaPool pool) {
        this.pool = pool;
    }

    Decider needed(ProjectScope scope, Map<QuotaResource, Long> wanted) {
        var needed = Decider.PROJECT_ADMINISTRATORS;
        for (var line : pool.lines(scope)) {
            var limit = wanted.get(line.resource());
            if (limit != null) {
                var one = needed(line, limit);
                needed = one.compareTo(needed) > 0 ? one : needed;
            }
        }
        return needed;
    }

    /** The same as the database's {@code power_needed}, by which lists are filtered; a test compares the two. */
    static Decider needed(PoolLine line, long wanted) {
        if (wanted > line.tenantLimit()) {
            return Decider.OPERATORS;
        }
        if (wanted > line.projectLimit()) {
            return wanted > line.room() ? Decider.TENANT_ADMINISTRATORS : Decider.PROJECT_ADMINISTRATORS;
        }
        return line.missingInTenant(wanted) > 0 ? Decider.OPERATORS : Decider.PROJECT_ADMINISTRATORS;
    }

    /**
     * Checks that the caller is one of those.
     *
     * @throws CloudException Forbidden, which says who is
     */
    void require(Caller caller, ProjectScope scope, Decider decider) {
        if (!decider.includes(caller, scope)) {
            throw CloudException.of(new CloudError.Forbidden(decider.permission()));
        }
    }
}
