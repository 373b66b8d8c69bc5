package org.ownsky.quota.request;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.QuotaRequestEvent.Commented;
import org.ownsky.quota.request.QuotaRequestEvent.Submitted;
import org.ownsky.quota.request.QuotaRequestEvent.Withdrawn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for higher limits, lists requests, and talks about them. Whoever sees a project sees its requests. */
@Service
public class QuotaRequestService {
    private static final int MOST_OPEN = 50;
    private static final int MOST_A_DAY = 50;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_COMMENTS = 200;

    private final RequestStore store;
    private final RequestPages pages;
    private final RequestPower power;
    private final QuotaPool pool;
    private final AutomaticApproval rules;
    private final RequestJournal journal;
    private final FreshRequests fresh;

    QuotaRequestService(
            RequestStore store,
            RequestPages pages,
            RequestPower power,
            QuotaPool pool,
            AutomaticApproval rules,
            RequestJournal journal,
            FreshRequests fresh) {
        this.store = store;
        this.pages = pages;
        this.power = power;
        this.pool = pool;
        this.rules = rules;
        this.journal = journal;
        this.fresh = fresh;
    }

    /**
     * Asks for higher limits of a project; a rule may approve at once. Needs INSTANCE_OPERATE there.
     *
     * @throws CloudException InvalidInput for a limit that there is already or that is too high, a missing or over-long
     *     reason, an end in the past, the 51st request of the project in 24 hours; Conflict when too many wait already
     */
    @Transactional
    public QuotaRequestView submit(Caller caller, NewQuotaRequest asked) {
        var scope = operated(caller, asked.project());
        var now = fresh.now();
        var request = new NewQuotaRequest(
                asked.project(),
                asked.wanted(),
                Wording.require("reason", asked.reason()),
                WantedLimits.end(asked.until(), now));
        var lines = WantedLimits.asked(pool.lines(scope), request.wanted());
        if (store.openIn(scope.project()) >= MOST_OPEN) {
            throw CloudException.of(new CloudError.Conflict(
                    "quota request",
                    MOST_OPEN + " requests of this project wait for a decision already. Withdraw some, or wait."));
        }
        if (store.madeIn(scope.project(), now.minus(DAY)) >= MOST_A_DAY) {
            throw CloudException.invalid(
                    "number of quota requests of the project in 24 hours",
                    String.valueOf(MOST_A_DAY + 1),
                    "at most " + MOST_A_DAY + "; wait, or comment on one that is open");
        }
        var id = fresh.id();
        store.insert(id, scope, caller, request, lines, now);
        var view = store.find(id).orElseThrow();
        journal.record(caller, "quota.request", view, changes(view));
        rules.apply(caller, view, now);
        var weighed = store.find(id).orElseThrow();
        if (weighed.state() == RequestState.OPEN) {
            journal.tell(weighed, new Submitted(RequestJournal.about(weighed), weighed.reason(), weighed.decider()));
        }
        return weighed;
    }

    private static Changes changes(QuotaRequestView view) {
        var changes = Changes.NONE;
        for (var line : view.lines()) {
            var resource = line.resource();
            changes = changes.with(resource.key(), resource.format(line.present()), resource.format(line.wanted()));
        }
        return changes;
    }

    /**
     * Takes one's own request back; again is fine. Operators may take back anybody's.
     *
     * @throws CloudException Forbidden for somebody else's, WrongState once it is decided
     */
    @Transactional
    public QuotaRequestView withdraw(Caller caller, QuotaRequestId id) {
        var request = seen(caller, store.lock(id), id);
        if (!request.askedBy().equals(caller.user())) {
            caller.require(Permission.FLEET_OPERATE);
        }
        if (request.state() == RequestState.WITHDRAWN) {
            return request;
        }
        Closed.requireOpen(request, "withdrawn");
        store.close(
                id,
                RequestState.WITHDRAWN,
                new RequestDecision(
                        Optional.of(caller.user()), caller.name(), fresh.now(), "", "", Optional.empty(), true));
        journal.record(caller, "quota.request-withdraw", request, Changes.of("state", "open", "withdrawn"));
        journal.tell(request, new Withdrawn(RequestJournal.about(request)));
        return store.find(id).orElseThrow();
    }

    /** Says something about it: for who asked, and for who can decide. */
    @Transactional
    public QuotaRequestView comment(Caller caller, QuotaRequestId id, String text) {
        var request = seen(caller, store.lock(id), id);
        if (!request.askedBy().equals(caller.user())) {
            power.require(caller, request.scope(), Decider.PROJECT_ADMINISTRATORS);
        }
        if (request.comments().size() >= MOST_COMMENTS) {
            throw CloudException.of(new CloudError.Conflict(
                    "comment", "This request has " + MOST_COMMENTS + " comments, the most that one has."));
        }
        var said = new RequestComment(caller.user(), caller.name(), fresh.now(), Wording.require("comment", text));
        store.comment(id, said);
        journal.tell(
                request, new Commented(RequestJournal.about(request), said.author(), said.authorName(), said.text()));
        return store.find(id).orElseThrow();
    }

    /** The request with its comments, for who sees its project. */
    @Transactional(readOnly = true)
    public QuotaRequestView find(Caller caller, QuotaRequestId id) {
        return seen(caller, store.find(id), id);
    }

    /** Requests where the caller acts (a project, a tenant, everywhere); in a project it needs PROJECT_READ. */
    @Transactional(readOnly = true)
    public KeysetPage<QuotaRequestView> page(Caller caller, QuotaRequestQuery query) {
        requireReading(caller);
        return pages.page(caller, query);
    }

    /** How many requests wait for the caller's role, none for who decides nothing; needs what {@link #page} does. */
    @Transactional(readOnly = true)
    public long waiting(Caller caller) {
        requireReading(caller);
        return pages.waiting(caller);
    }

    /** Who would have to agree to these limits; needs INSTANCE_OPERATE in the project. */
    @Transactional(readOnly = true)
    public Decider decider(Caller caller, ProjectId project, Map<QuotaResource, Long> wanted) {
        return power.needed(operated(caller, project), wanted);
    }

    private static void requireReading(Caller caller) {
        if (caller.scope().isPresent()) {
            caller.requireProject(Permission.PROJECT_READ);
        } else if (caller.tenant().isPresent()) {
            caller.require(Permission.TENANT_READ);
        } else {
            caller.require(Permission.FLEET_READ);
        }
    }

    private ProjectScope operated(Caller caller, ProjectId project) {
        var scope = pool.find(project)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("project", project.value())));
        if (!caller.sees(scope)) {
            throw CloudException.hidden(new CloudError.NotFound("project", project.value()));
        }
        if (!caller.mayOperate(scope.project(), Permission.INSTANCE_OPERATE)
                && !caller.mayOperate(scope.tenant(), Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        return scope;
    }

    static QuotaRequestView seen(Caller caller, Optional<QuotaRequestView> found, QuotaRequestId id) {
        return found.filter(request -> caller.sees(request.scope()))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("quota request", id.value())));
    }
}
