package org.ownsky.provisioning.approval;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.springframework.stereotype.Component;

/**
 * Tells where something waits for approval, for whoever finds out what somebody may do there; it knows of no caller, so nothing
 * of it may reach people unchecked.
 */
@Component
public class ApprovalDirectory {
    private final ApprovalStore store;

    ApprovalDirectory(ApprovalStore store) {
        this.store = store;
    }

    public Optional<ProjectId> project(ApprovalId id) {
        return store.find(id).map(row -> row.scope().project());
    }
}
