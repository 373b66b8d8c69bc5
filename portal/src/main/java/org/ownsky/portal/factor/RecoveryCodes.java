package org.ownsky.portal.factor;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/** Gives and takes recovery codes, in the transaction of what made it necessary. */
@Component
class RecoveryCodes {
    private final RecoveryCodeStore store;
    private final HeldFactors held;
    private final FreshFactors fresh;
    private final AuditTrail audit;
    private final Clock clock;

    RecoveryCodes(RecoveryCodeStore store, HeldFactors held, FreshFactors fresh, AuditTrail audit, Clock clock) {
        this.store = store;
        this.held = held;
        this.fresh = fresh;
        this.audit = audit;
        this.clock = clock;
    }

    int left(UserId account) {
        return store.left(account);
    }

    /** Ten new ones, as people read them; those before work no longer. */
    List<String> make(Caller caller) {
        var codes = fresh.recoveryCodes();
        store.replace(caller.user(), codes, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(caller, "recovery-codes.make", caller.user().value(), codes.size() + " codes");
        return codes.stream().map(RecoveryCode::readable).toList();
    }

    /** They stand in for another factor, and are none themselves. */
    void removeIfNeedless(UserId account) {
        if (!held.isWantedFrom(account)) {
            store.remove(account);
        }
    }
}
