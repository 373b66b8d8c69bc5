package org.ownsky.portal.audit;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the entry in the transaction of the change it tells of: there is no change without its entry. */
@Component
class StoredAuditTrail implements AuditTrail {
    private final AuditEntries entries;

    StoredAuditTrail(AuditEntries entries) {
        this.entries = entries;
    }

    /** Not left to the interface: nothing would see to the transaction there. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Caller caller, String action, String resource, String detail) {
        record(caller, action, resource, detail, Changes.NONE);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Caller caller, String action, String resource, String detail, Changes changes) {
        entries.add(Outcome.DONE, caller, action, resource, detail, changes);
    }
}
