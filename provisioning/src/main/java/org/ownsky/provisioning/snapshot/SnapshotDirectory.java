package org.ownsky.provisioning.snapshot;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.springframework.stereotype.Component;

/**
 * Tells where a snapshot lives, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it may
 * reach people unchecked.
 */
@Component
public class SnapshotDirectory {
    private final SnapshotStore store;

    SnapshotDirectory(SnapshotStore store) {
        this.store = store;
    }

    public Optional<ProjectId> project(SnapshotId id) {
        return store.find(id).map(snapshot -> snapshot.scope().project());
    }
}
