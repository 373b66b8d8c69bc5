package org.ownsky.quota.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            var covering = match(request, line, locked, offered, now);
            if (covering.isEmpty()) {
                return;
            }
            matching.addAll(covering);
        }
        approve(asker, request, locked, matching, now);
    }

    /**
     * The rules that together cover the line; none when one is missing. What goes beyond the tenant's limit raises the project's,
     * too: that is the tenant's to give, and needs a rule of theirs beside the operators'.
     */
    private List<ApprovalRule> match(
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
        var project = request.scope().project().value();
        var inProject = place.missingInProject(line.wanted());
        if (needed != Decider.OPERATORS) {
            return covering(request, line, offered, needed, now)
                    .filter(rule -> inProject <= rule.mostMore() - rules.given(rule, project))
                    .findFirst()
                    .stream()
                    .toList();
        }
        var beyond = covering(request, line, offered, needed, now)
                .filter(rule -> place.missingInTenant(line.wanted())
                        <= rule.mostMore()
                                - rules.given(rule, request.scope().tenant().value()))
                .findFirst();
        if (inProject <= 0) {
            return beyond.stream().toList();
        }
        var theirs = covering(request, line, offered, Decider.TENANT_ADMINISTRATORS, now)
                .filter(rule -> inProject <= rule.mostMore() - rules.given(rule, project))
                .findFirst();
        return beyond.isPresent() && theirs.isPresent() ? List.of(beyond.get(), theirs.get()) : List.of();
    }

    private static Stream<ApprovalRule> covering(
            QuotaRequestView request, RequestLine line, List<ApprovalRule> offered, Decider needed, Instant now) {
        return offered.stream().filter(rule -> rule.covers(line.resource(), needed, now, request.until()));
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
