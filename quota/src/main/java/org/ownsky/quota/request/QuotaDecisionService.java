package org.ownsky.quota.request;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.QuotaRequestEvent.Decided;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides requests. One transaction each, with the request locked, so that of two who decide at once the second gets the
 * first one's answer.
 */
@Service
public class QuotaDecisionService {
    private final RequestStore store;
    private final RequestPower power;
    private final Granting granting;
    private final QuotaPool pool;
    private final RequestJournal journal;
    private final FreshRequests fresh;

    QuotaDecisionService(
            RequestStore store,
            RequestPower power,
            Granting granting,
            QuotaPool pool,
            RequestJournal journal,
            FreshRequests fresh) {
        this.store = store;
        this.power = power;
        this.granting = granting;
        this.pool = pool;
        this.journal = journal;
        this.fresh = fresh;
    }

    /**
     * Grants what was asked for, or other amounts, or for another time; one that is approved already stays as it is.
     * Who may depends on the amounts: project administrators within their room, tenant administrators within the tenant's
     * limits, operators beyond. What somebody asked for themselves needs the power to set the limit at once.
     *
     * @throws CloudException Forbidden, which says who may; InvalidInput for amounts or end; WrongState once it is
     *     declined, withdrawn or expired
     */
    @Transactional
    public QuotaRequestView approve(Caller caller, QuotaRequestId id, Approval approval) {
        var request = QuotaRequestService.seen(caller, store.lock(id), id);
        power.require(caller, request.scope(), RequestPages.needed(caller, request, Decider.PROJECT_ADMINISTRATORS));
        if (request.state() == RequestState.APPROVED) {
            return request;
        }
        Closed.requireOpen(request, "approved");
        var now = fresh.now();
        var lines = WantedLimits.granted(request.lines(), approval.limits());
        var end = WantedLimits.end(end(request, approval.end()), now);
        var locked = pool.lockedLines(request.scope());
        power.require(
                caller,
                request.scope(),
                RequestPages.needed(caller, request, power.needed(request.scope(), limits(lines))));
        granting.grant(request, locked, lines, now, end);
        lines.forEach(line -> store.granted(id, line.resource(), line.granted().orElseThrow()));
        var note = Wording.optional("note", approval.note());
        var decision = new RequestDecision(Optional.of(caller.user()), caller.name(), now, note, "", end, false);
        return close(caller, request, RequestState.APPROVED, decision, changes(lines));
    }

    /**
     * Declines it; one that is declined already stays as it is. For whoever could approve it, and for the administrators
     * of its project.
     *
     * @throws CloudException Forbidden; InvalidInput for an over-long note; WrongState once it is approved, withdrawn or
     *     expired
     */
    @Transactional
    public QuotaRequestView decline(Caller caller, QuotaRequestId id, String note) {
        var request = QuotaRequestService.seen(caller, store.lock(id), id);
        power.require(caller, request.scope(), Decider.PROJECT_ADMINISTRATORS);
        if (request.state() == RequestState.DECLINED) {
            return request;
        }
        Closed.requireOpen(request, "declined");
        var decision = new RequestDecision(
                Optional.of(caller.user()),
                caller.name(),
                fresh.now(),
                Wording.optional("note", note),
                "",
                Optional.empty(),
                true);
        return close(caller, request, RequestState.DECLINED, decision, Changes.of("state", "open", "declined"));
    }

    /** What the request is weighed against: its project's and tenant's limits now. For whoever may decide it. */
    @Transactional(readOnly = true)
    public Weighing weigh(Caller caller, QuotaRequestId id) {
        var request = QuotaRequestService.seen(caller, store.find(id), id);
        power.require(caller, request.scope(), Decider.PROJECT_ADMINISTRATORS);
        return new Weighing(
                pool.lines(request.scope()),
                pool.promised(request.scope().tenant()),
                RequestPages.needed(caller, request).includes(caller, request.scope()));
    }

    private QuotaRequestView close(
            Caller caller, QuotaRequestView request, RequestState state, RequestDecision decision, Changes changes) {
        store.close(request.id(), state, decision);
        var approved = state == RequestState.APPROVED;
        journal.record(caller, approved ? "quota.request-approve" : "quota.request-decline", request, changes);
        journal.tell(
                request,
                new Decided(
                        RequestJournal.about(request),
                        approved,
                        decision.by(),
                        decision.name(),
                        decision.note(),
                        decision.rule(),
                        decision.until()));
        return store.find(request.id()).orElseThrow();
    }

    private static Optional<Instant> end(QuotaRequestView request, Approval.End end) {
        return switch (end) {
            case Approval.End.AsAsked() -> request.until();
            case Approval.End.Never() -> Optional.empty();
            case Approval.End.At(var moment) -> Optional.of(moment);
        };
    }

    private static Map<QuotaResource, Long> limits(List<RequestLine> lines) {
        var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        lines.forEach(line -> limits.put(line.resource(), line.granted().orElseThrow()));
        return limits;
    }

    private static Changes changes(List<RequestLine> lines) {
        var changes = Changes.of("state", "open", "approved");
        for (var line : lines) {
            var resource = line.resource();
            changes = changes.with(
                    resource.key(),
                    resource.format(line.present()),
                    resource.format(line.granted().orElseThrow()));
        }
        return changes;
    }
}
