package org.ownsky.portal.factor;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.LostFactorsRemoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes away all factors of somebody and ends their sign-ins; who may do that was found out before. */
@Component
class LostFactors {
    private final HeldFactors held;
    private final AllFactors all;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    LostFactors(HeldFactors held, AllFactors all, AuditTrail audit, ApplicationEventPublisher events) {
        this.held = held;
        this.all = all;
        this.audit = audit;
        this.events = events;
    }

    /**
     * In the transaction that is open.
     *
     * @throws CloudException WrongState when there are none
     */
    void remove(Caller caller, UserId account) {
        if (!held.isWantedFrom(account)) {
            throw CloudException.of(new CloudError.WrongState(
                    account.value(), "without", "This account has no second factor that could be removed."));
        }
        audit.record(caller, "second-factor.remove", account.value(), "all that there were: " + all.remove(account));
        events.publishEvent(new LostFactorsRemoved(account.value()));
    }
}
