package org.ownsky.quota.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.request.QuotaRequestEvent.Decided;
import org.springframework.stereotype.Component;

/** Approves what rules let through: a request of which each line is covered. */
@Component
class AutomaticApproval {
    private static final String NAME = "a rule";

    private final QuotaPool pool;
    private final ApprovalRuleStore rules;
    private final RequestStore requests;
    private final Granting granting;
    private final RequestJournal journal;

    AutomaticApproval(
            QuotaPool pool, ApprovalRuleStore rules, RequestStore requests, Granting granting, RequestJournal journal) {
        this.pool = pool;
        this.rules = rules;
        this.requests = requests;
        this.granting = granting;
        this.journal = journal;
    }

    /** In the transaction in which it was asked. The counters are locked, so that two requests never use up a rule together. */
    void apply(Caller asker, QuotaRequestView request, Instant now) {
        var offered = rules.of(request.scope().tenant());
        if (offered.isEmpty()) {
            return;
        }
        var locked = pool.lockedLines(request.scope());
        var matching = new ArrayList<ApprovalRule>();
        for (var line : request.lines()) {
            var rule = match(request, line, locked, offered, now);
            if (rule.isEmpty()) {
                return;
            }
            matching.add(rule.get());
        }
        approve(asker, request, locked, matching, now);
    }

    private Optional<ApprovalRule> match(
            QuotaRequestView request,
            RequestLine line,
            List<PoolLine> locked,
            List<ApprovalRule> offered,
            Instant now) {
        var place = locked.stream()
                .filter(found -> found.resource() == line.resource())
                .findFirst()
                .orElseThrow();
        var needed = RequestPower.needed(place, line.wanted());
        var isBeyond = needed == Decider.OPERATORS;
        var scope = isBeyond
                ? request.scope().tenant().value()
                : request.scope().project().value();
        var more = isBeyond ? place.missingInTenant(line.wanted()) : place.missingInProject(line.wanted());
        return offered.stream()
                .filter(rule -> rule.covers(line.resource(), needed, now, request.until()))
                .filter(rule -> more <= rule.mostMore() - rules.given(rule, scope))
                .findFirst();
    }

    private void approve(
            Caller asker, QuotaRequestView request, List<PoolLine> locked, List<ApprovalRule> matching, Instant now) {
        var lines = request.lines().stream()
                .map(line ->
                        new RequestLine(line.resource(), line.present(), line.wanted(), Optional.of(line.wanted())))
                .toList();
        granting.grant(request, locked, lines, now, request.until());
        lines.forEach(line -> requests.granted(request.id(), line.resource(), line.wanted()));
        var words = matching.stream().map(ApprovalRule::words).distinct().collect(Collectors.joining("; "));
        requests.close(
                request.id(),
                RequestState.APPROVED,
                new RequestDecision(Optional.empty(), NAME, now, "", words, request.until(), false));
        rules.applied(request.id(), matching);
        journal.record(asker, "quota.request-rule", request, Changes.of("state", "open", "approved, " + words));
        journal.tell(
                request,
                new Decided(RequestJournal.about(request), true, Optional.empty(), NAME, "", words, request.until()));
    }
}
