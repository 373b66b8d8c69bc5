package org.ownsky.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/** A change feed that a test can read. */
public final class RecordedChanges implements ChangeFeed {
    private final List<String> ids = new CopyOnWriteArrayList<>();

    @Override
    public void changed(ProjectId project, String id) {
        ids.add(id);
    }

    @Override
    public void fleetChanged(String id) {
        ids.add(id);
    }

    @Override
    public void personChanged(UserId person, String id) {
        ids.add(id);
    }

    /** What changed, in order; an id stands as often as it was told. */
    public List<String> ids() {
        return List.copyOf(ids);
    }
}
