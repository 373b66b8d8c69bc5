package org.ownsky.portal.identity;

import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.request.ClientAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record how sign-ins ended, and where people are at home. */
@Component
class SignInRecord {
    private final SignInThrottle throttle;
    private final AuditTrail audit;
    private final DeniedAttempts denied;

    SignInRecord(SignInThrottle throttle, AuditTrail audit, DeniedAttempts denied) {
        this.throttle = throttle;
        this.audit = audit;
        this.denied = denied;
    }

    /** Somebody is in. Only now their address is a familiar one: a stolen password alone must not make it so. */
    @Transactional
    public void accepted(StoredAccount account, String origin, String how) {
        throttle.remember(account.view().id(), ClientAddress.of(origin));
        audit.record(
                Callers.caller(account, Optional.empty(), origin),
                "sign-in",
                account.view().id().value(),
                how);
    }

    /** The name that was typed is not written down: it may be a password. */
    void refused(Optional<StoredAccount> account, String origin, String why) {
        var caller = account.map(found -> Callers.caller(found, Optional.empty(), origin))
                .orElseGet(() -> SystemCallers.nobody(origin));
        denied.record(
                caller,
                "sign-in",
                account.map(found -> found.view().id().value()).orElse("-"),
                why);
    }
}
