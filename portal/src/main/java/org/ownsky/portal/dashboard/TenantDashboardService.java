package org.ownsky.portal.dashboard;

import java.time.Clock;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.tenant.TenantService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a tenant's dashboard; needs TENANT_READ there. */
@Service
public class TenantDashboardService {
    private final TenantService tenants;
    private final ResourceReading resources;
    private final PeopleReading people;
    private final Clock clock;

    TenantDashboardService(TenantService tenants, ResourceReading resources, PeopleReading people, Clock clock) {
        this.tenants = tenants;
        this.resources = resources;
        this.people = people;
        this.clock = clock;
    }

    /**
     * All of it, now. Costs need COST_READ too, and are left out without it; the number of invitations is for who may invite.
     *
     * @throws org.ownsky.kernel.CloudException NotFound for a tenant that the caller may not know of
     */
    @Transactional(readOnly = true)
    public TenantDashboard read(Caller caller, TenantId id) {
        var tenant = tenants.find(caller, id);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
        var now = clock.instant();
        var roster = people.roster(caller, id);
        var projects = resources.projects(caller, id);
        return new TenantDashboard(
                tenant,
                now,
                resources.read(caller, id, projects, roster),
                people.read(caller, id, projects.views(), roster, now));
    }
}
