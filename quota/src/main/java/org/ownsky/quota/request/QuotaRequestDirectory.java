package org.ownsky.quota.request;

import java.util.Optional;
import org.ownsky.kernel.ProjectScope;
import org.springframework.stereotype.Component;

/**
 * Tells which project a request is about, for whoever finds out what somebody may do there; it knows of no caller, so
 * nothing of it may reach people unchecked.
 */
@Component
public class QuotaRequestDirectory {
    private final RequestStore store;

    QuotaRequestDirectory(RequestStore store) {
        this.store = store;
    }

    public Optional<ProjectScope> scope(QuotaRequestId id) {
        return store.find(id).map(QuotaRequestView::scope);
    }
}
