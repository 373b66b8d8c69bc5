package org.ownsky.portal.signin;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a person is signed in, and how they end that. */
@Service
public class SignInService {
    private final SignIns signIns;
    private final AuditTrail audit;

    SignInService(SignIns signIns, AuditTrail audit) {
        this.signIns = signIns;
        this.audit = audit;
    }

    /** The caller's own, the latest used first. */
    @Transactional(readOnly = true)
    public List<SignInView> list(Caller caller) {
        return signIns.of(caller.user());
    }

    /**
     * Ends one of the caller's own: the browser has to sign in again, and what is open there closes.
     *
     * @throws CloudException NotFound for one that has ended, or is somebody else's
     */
    @Transactional
    public void end(Caller caller, SignInId id) {
        if (signIns.find(id)
                .filter(found -> found.account().equals(caller.user()))
                .isEmpty()) {
            throw CloudException.of(new CloudError.NotFound("sign-in", id.value()));
        }
        signIns.end(id);
        audit.record(caller, "sign-in.end", id.value(), "by the person");
    }

    /**
     * Ends all of the caller's own.
     *
     * @param kept but this one
     * @return how many
     */
    @Transactional
    public int endOthers(Caller caller, Optional<SignInId> kept) {
        var number = signIns.endAll(caller.user(), kept);
        audit.record(caller, "sign-in.end", caller.user().value(), number + " by the person");
        return number;
    }
}
