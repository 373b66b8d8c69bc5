package org.ownsky.portal.audit;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record what somebody tried and was not allowed, although nothing else of the attempt is kept. */
@Service
public class DeniedAttempts {
    private final AuditEntries entries;

    DeniedAttempts(AuditEntries entries) {
        this.entries = entries;
    }

    /** In a transaction of its own: the attempt's is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Caller caller, String action, String resource, String detail) {
        entries.add(Outcome.DENIED, caller, action, resource, detail, Changes.NONE);
    }
}
