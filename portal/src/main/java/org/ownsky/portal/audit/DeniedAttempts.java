package org.ownsky.portal.audit;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Service;

/** Puts on record what somebody tried and was not allowed, although nothing else of the attempt is kept. */
@Service
public class DeniedAttempts {
    private final AuditEntries entries;
    private final StrangersShare strangers;

    DeniedAttempts(AuditEntries entries, StrangersShare strangers) {
        this.entries = entries;
        this.strangers = strangers;
    }

    /** Of what nobody has signed in for, no more than {@link StrangersShare} allows; the rest is counted. */
    public void record(Caller caller, String action, String resource, String detail) {
        if (!isStranger(caller) || strangers.take(caller.origin(), action)) {
            entries.addApart(Outcome.DENIED, caller, action, resource, detail);
        }
    }

    private static boolean isStranger(Caller caller) {
        return caller.user().equals(UserId.NOBODY) && caller.roles().isEmpty();
    }
}
