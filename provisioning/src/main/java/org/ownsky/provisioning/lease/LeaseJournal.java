package org.ownsky.provisioning.lease;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.quota.lease.Lease;
import org.springframework.stereotype.Component;

/** Tells audit and open browsers what becomes of leases, in the transaction in which it happens. */
@Component
class LeaseJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;

    LeaseJournal(AuditTrail audit, ChangeFeed changes) {
        this.audit = audit;
        this.changes = changes;
    }

    void extended(Caller caller, Lease before, Lease after) {
        audit.record(
                caller,
                "lease.extend",
                before.holder(),
                before.name() + " ends at " + after.ends(),
                Changes.of("ends", before.ends(), after.ends()));
        changed(before);
    }

    void changed(Lease lease) {
        changes.changed(lease.scope().project(), lease.holder());
    }
}
