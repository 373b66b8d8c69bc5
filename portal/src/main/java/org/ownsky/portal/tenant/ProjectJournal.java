package org.ownsky.portal.tenant;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.springframework.stereotype.Component;

/** Tells audit and open browsers what happened to projects, inside the transaction in which it happens. */
@Component
class ProjectJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;

    ProjectJournal(AuditTrail audit, ChangeFeed changes) {
        this.audit = audit;
        this.changes = changes;
    }

    void record(Caller caller, String action, ProjectView project, String detail, Changes changed) {
        audit.record(caller, action, project.id().value(), detail, changed);
        changes.changed(project.id(), project.id().value());
        changes.fleetChanged(project.id().value());
    }
}
