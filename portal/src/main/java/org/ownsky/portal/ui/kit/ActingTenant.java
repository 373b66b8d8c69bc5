package org.ownsky.portal.ui.kit;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.ui.navigation.TenantNavigation;
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
     * @throws CloudException NotFound without a role there
     */
    public Caller caller(Optional<String> address) {
        var tenant = address.map(TenantId::new).or(() -> callers.current().tenant());
        return tenant.map(callers::inTenant).orElseGet(callers::everywhere);
    }

    /**
     * Whether there is a tenant to show. Without one, who reads the fleet is led to where they choose one.
     *
     * @param address as for {@link #caller}
     * @throws CloudException Forbidden for somebody who has no role anywhere
     */
    public boolean isFound(BeforeEnterEvent event, Optional<String> address) {
        var caller = caller(address);
        if (caller.tenant().isPresent()) {
            return true;
        }
        if (!caller.may(Permission.FLEET_READ)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_READ));
        }
        event.forwardTo(TenantNavigation.TENANTS);
        return false;
    }
}
