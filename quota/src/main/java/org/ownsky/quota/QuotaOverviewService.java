package org.ownsky.quota;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows limits and use of many projects or tenants at once. */
@Service
@Transactional(readOnly = true)
public class QuotaOverviewService {
    private static final int MOST_ROWS = 200;

    private final QuotaOverview overview;

    QuotaOverviewService(QuotaOverview overview) {
        this.overview = overview;
    }

    /**
     * The lines of a tenant's projects, every resource, in the enum's order; needs TENANT_READ there. Of other tenants'
     * projects it says nothing.
     *
     * @throws CloudException NotFound for a tenant that the caller may not know of
     */
    public Map<ProjectId, List<QuotaLine>> ofProjects(Caller caller, TenantId tenant, Collection<ProjectId> projects) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        return overview.ofProjects(tenant, projects);
    }

    /**
     * The tenants with the most promised of a resource, the largest first; needs FLEET_READ.
     *
     * @param limit 1 to 200
     */
    public List<TenantUse> largest(Caller caller, QuotaResource resource, int limit) {
        caller.require(Permission.FLEET_READ);
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        return overview.largest(resource, limit);
    }
}
