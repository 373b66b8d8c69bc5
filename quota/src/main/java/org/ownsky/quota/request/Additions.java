package org.ownsky.quota.request;

import org.ownsky.kernel.Caller;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.RunningAdditions;
import org.springframework.stereotype.Component;

/** Lets what was granted go when somebody sets the limit outright, and tells who had asked for it. */
@Component
class Additions implements RunningAdditions {
    private final AdditionStore additions;
    private final RequestStore requests;
    private final RequestJournal journal;
    private final FreshRequests fresh;

    Additions(AdditionStore additions, RequestStore requests, RequestJournal journal, FreshRequests fresh) {
        this.additions = additions;
        this.requests = requests;
        this.journal = journal;
        this.fresh = fresh;
    }

    @Override
    public void replaced(Caller caller, String scope, QuotaResource resource) {
        for (var id : additions.replace(scope, resource, fresh.now())) {
            requests.find(id).ifPresent(request -> {
                journal.replaced(caller, request, resource);
                journal.tell(
                        request,
                        new GrantEvent.Replaced(RequestJournal.about(request), resource.label(), caller.name()));
            });
        }
    }
}
