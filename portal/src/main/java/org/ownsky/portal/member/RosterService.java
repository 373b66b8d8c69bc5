package org.ownsky.portal.member;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists all people of a tenant at once, for counting them and for finding who administers what. */
@Service
public class RosterService {
    /** More than anybody reads, and as many as are worth reading at once. */
    public static final int MOST = 5_000;

    private final RosterStore store;
    private final RolePlaces places;

    RosterService(RosterStore store, RolePlaces places) {
        this.store = store;
        this.places = places;
    }

    /**
     * Everybody with a role in the tenant or in a project of it, by name, at most {@link #MOST}; needs TENANT_READ.
     *
     * @throws org.ownsky.kernel.CloudException NotFound for a tenant that the caller may not know of
     */
    @Transactional(readOnly = true)
    public List<RosterLine> all(Caller caller, TenantId tenant) {
        places.requireReader(caller, tenant);
        return store.read(tenant, MOST);
    }
}
