package org.ownsky.portal.factor;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountPlaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes away the factors of somebody who lost them, so that the password alone lets them in again. Whoever is signed in with
 * the account is signed out: it may be who took them.
 */
@Service
public class LostFactorService {
    private final LostFactors lost;
    private final AccountPlaces places;

    LostFactorService(LostFactors lost, AccountPlaces places) {
        this.lost = lost;
        this.places = places;
    }

    /**
     * Removes app, passkeys and recovery codes of any account. Needs FLEET_OPERATE.
     *
     * @throws CloudException WrongState when there are none
     */
    @Transactional
    public void remove(Caller caller, UserId account) {
        caller.require(Permission.FLEET_OPERATE);
        lost.remove(caller, account);
    }

    /**
     * The same of a member. Needs TENANT_ADMINISTER of the tenant; and what the account opens must be the tenant's alone, or
     * one tenant's administrators would weaken the way into another.
     *
     * @throws CloudException NotFound for who has no role in the tenant; WrongState when there are none, or when the account has
     *     roles elsewhere too
     */
    @Transactional
    public void remove(Caller caller, TenantId tenant, UserId account) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        if (!caller.mayOperate(tenant, Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        switch (places.standing(account, tenant)) {
            case STRANGER -> throw CloudException.of(new CloudError.NotFound("account", account.value()));
            case HERE_ONLY -> {}
            case ELSEWHERE_TOO -> requireOperator(caller, account);
        }
        lost.remove(caller, account);
    }

    private static void requireOperator(Caller caller, UserId account) {
        if (!caller.may(Permission.FLEET_OPERATE)) {
            throw CloudException.of(new CloudError.WrongState(
                    account.value(),
                    "not the tenant's alone",
                    "This account opens more than your tenant, so that only an operator can remove its second factors. Ask"
                            + " yours."));
        }
    }
}
