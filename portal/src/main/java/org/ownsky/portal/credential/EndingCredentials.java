package org.ownsky.portal.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * Finds access keys and tokens that end soon; it knows of no caller, so nothing of it may reach people unchecked. Names and
 * ids are their owners' to know.
 */
@Component
public class EndingCredentials {
    private final EndingStore store;

    EndingCredentials(EndingStore store) {
        this.store = store;
    }

    /**
     * Keys for these projects and tokens of these people that are valid now and end before a moment, the first to end first.
     *
     * @param limit rows at most
     */
    public List<EndingCredential> find(
            Collection<ProjectId> projects, Collection<UserId> people, Instant now, Instant before, int limit) {
        return store.find(projects, people, now, before, limit);
    }
}
