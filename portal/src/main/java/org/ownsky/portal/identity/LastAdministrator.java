package org.ownsky.portal.identity;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that nobody locks a tenant or the fleet out of its own administration. A change that takes an administrator
 * away happens between a lock and a look at who is left: two who remove each other at once come one after the other, and
 * the second is refused.
 */
@Component
public class LastAdministrator {
    private final AdministratorStore store;

    LastAdministrator(AdministratorStore store) {
        this.store = store;
    }

    /**
     * Makes a change to the roles of a tenant's people.
     *
     * @throws CloudException Conflict when the tenant had an administrator before and has none after it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guard(TenantId tenant, Runnable change) {
        store.lock(tenant);
        var before = store.anyAdministrator(tenant);
        change.run();
        if (before && !store.anyAdministrator(tenant)) {
            throw CloudException.of(new CloudError.Conflict(
                    "administrator",
                    "This would leave the tenant without an administrator. Make somebody else a tenant administrator"
                            + " first."));
        }
    }

    /** As {@link #guard}, for the operators of the fleet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guardOperators(Runnable change) {
        store.lockOperators();
        var before = store.anyOperator();
        change.run();
        if (before && !store.anyOperator()) {
            throw CloudException.of(new CloudError.Conflict(
                    "operator",
                    "This would leave the fleet without an operator. Make somebody else an operator first."));
        }
    }

    /** Makes a change to an account that may take it out of action everywhere. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guard(UserId account, Runnable change) {
        var guarded = change;
        for (var tenant : store.administeredBy(account).reversed()) {
            var inner = guarded;
            guarded = () -> guard(tenant, inner);
        }
        guardOperators(guarded);
    }
}
