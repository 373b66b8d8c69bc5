package org.ownsky.quota.request;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.quota.QuotaResource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells audit, open browsers and other modules what happened to a request, in the transaction in which it happens. */
@Component
class RequestJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;

    RequestJournal(AuditTrail audit, ChangeFeed changes, ApplicationEventPublisher events) {
        this.audit = audit;
        this.changes = changes;
        this.events = events;
    }

    void record(Caller caller, String action, QuotaRequestView request, Changes changed) {
        audit.record(
                caller,
                action,
                request.id().value(),
                RequestLine.words(request.lines()) + " more for project " + request.projectName(),
                changed);
    }

    /** An added limit counts no more, because somebody set the limit. */
    void replaced(Caller caller, QuotaRequestView request, QuotaResource resource) {
        audit.record(
                caller,
                "quota.grant-replace",
                request.id().value(),
                "the limit of " + resource.label() + " was set, so what this request added no longer counts");
    }

    void tell(QuotaRequestView request, Object event) {
        changes.changed(request.scope().project(), request.id().value());
        events.publishEvent(event);
    }

    static QuotaRequestEvent.About about(QuotaRequestView request) {
        return new QuotaRequestEvent.About(
                request.id(),
                request.scope().tenant(),
                request.scope().project(),
                request.projectName(),
                request.askedBy(),
                request.askedByName(),
                RequestLine.words(request.lines()));
    }
}
