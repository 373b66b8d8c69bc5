package org.ownsky.portal.member;

import java.time.Clock;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.Membership;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets in people who were invited. */
@Component
public class MemberAdmission {
    private final MemberStore store;
    private final RolePlaces places;
    private final Clock clock;

    MemberAdmission(MemberStore store, RolePlaces places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /** Whether the caller could give this role to somebody whom they may know of. */
    public boolean mayAdmit(Caller inviter, Membership membership) {
        try {
            places.requireAdministrator(inviter, membership);
            return true;
        } catch (CloudException refused) {
            return false;
        }
    }

    /** Gives the role; whoever calls has checked the right to it, and records why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(UserId account, Membership membership) {
        store.grant(account, membership, clock.instant());
        places.changed(membership);
        store.choose(account, membership);
    }
}
