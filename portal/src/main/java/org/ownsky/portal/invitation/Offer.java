package org.ownsky.portal.invitation;

import java.util.Map;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.quota.QuotaResource;

/** What somebody is invited to. */
public sealed interface Offer {

    /** The role that accepting gives. */
    Role role();

    /** A role in a tenant or in a project that is there. */
    record ExistingPlace(Membership membership) implements Offer {
        @Override
        public Role role() {
            return membership.role();
        }
    }

    /**
     * A project of their own, made when they accept, of which they are the administrator.
     *
     * @param limits absent ones are the tenant's
     */
    record NewProject(TenantId tenant, String name, Map<QuotaResource, Long> limits) implements Offer {
        public NewProject {
            limits = Map.copyOf(limits);
        }

        @Override
        public Role role() {
            return Role.PROJECT_ADMINISTRATOR;
        }
    }
}
