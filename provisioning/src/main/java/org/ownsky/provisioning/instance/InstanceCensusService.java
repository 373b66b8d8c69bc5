package org.ownsky.provisioning.instance;

import java.time.Duration;
import java.util.Map;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what instances a whole tenant has; needs TENANT_READ there. */
@Service
@Transactional(readOnly = true)
public class InstanceCensusService {
    private static final int MOST_ROWS = 200;

    private final InstanceCensus census;

    InstanceCensusService(InstanceCensus census) {
        this.census = census;
    }

    /**
     * How many instances are in each state, by project; projects and states without any are left out, and so are instances
     * that were terminated more than an hour ago.
     *
     * @throws CloudException NotFound for a tenant that the caller may not know of
     */
    public Map<ProjectId, Map<InstanceState, Long>> counts(Caller caller, TenantId tenant) {
        requireReader(caller, tenant);
        return census.counts(tenant);
    }

    /**
     * Instances that have been stopped at least so long.
     *
     * @param limit of those that are named, 1 to 200; all are counted
     * @throws CloudException NotFound for a tenant that the caller may not know of
     */
    public StoppedInstances stopped(Caller caller, TenantId tenant, Duration atLeast, int limit) {
        requireReader(caller, tenant);
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        return census.stopped(tenant, atLeast, limit);
    }

    private static void requireReader(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
    }
}
