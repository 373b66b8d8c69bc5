package org.ownsky.portal.factor;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes away the factors of somebody who lost them, so that the password alone lets them in again. Needs FLEET_OPERATE. */
@Service
public class LostFactorService {
    private final HeldFactors held;
    private final AllFactors all;
    private final AuditTrail audit;

    LostFactorService(HeldFactors held, AllFactors all, AuditTrail audit) {
        this.held = held;
        this.all = all;
        this.audit = audit;
    }

    /**
     * Removes app, passkeys and recovery codes.
     *
     * @throws CloudException WrongState when there are none
     */
    @Transactional
    public void remove(Caller caller, UserId account) {
        caller.require(Permission.FLEET_OPERATE);
        if (!held.isWantedFrom(account)) {
            throw CloudException.of(new CloudError.WrongState(
                    account.value(), "without", "This account has no second factor that could be removed."));
        }
        audit.record(caller, "second-factor.remove", account.value(), "all that there were: " + all.remove(account));
    }
}
