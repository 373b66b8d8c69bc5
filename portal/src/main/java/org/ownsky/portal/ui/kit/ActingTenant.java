package org.ownsky.portal.ui.kit;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Callers;
import org.springframework.stereotype.Component;

/** Who looks at a page about a tenant: the one in the page's address, or the one that the person acts in. */
@Component
public class ActingTenant {
    private final Callers callers;

    ActingTenant(Callers callers) {
        this.callers = callers;
    }

    /**
     * The person in the tenant as a whole.
     *
     * @param address the tenant's id in the page's address; empty for the one acted in
     * @throws org.ownsky.kernel.CloudException NotFound without a role there
     */
    public Caller caller(Optional<String> address) {
        var tenant = address.map(TenantId::new).or(() -> callers.current().tenant());
        return tenant.map(callers::inTenant).orElseGet(callers::everywhere);
    }
}
