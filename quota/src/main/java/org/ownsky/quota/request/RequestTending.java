package org.ownsky.quota.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What time does to requests: warns of ends, takes back what was granted for a while, closes what nobody decided. Each
 * request in a transaction of its own, so that the trouble of one never keeps the others waiting; each step looks at what
 * is there, so that it happens once, whoever looks and however often.
 */
@Component
class RequestTending {
    private static final Logger log = LoggerFactory.getLogger(RequestTending.class);
    private static final int AT_ONCE = 500;

    private final RequestStore requests;
    private final AdditionStore additions;
    private final Granting granting;
    private final RequestJournal journal;
    private final FreshRequests fresh;
    private final TransactionOperations transactions;

    RequestTending(
            RequestStore requests,
            AdditionStore additions,
            Granting granting,
            RequestJournal journal,
            FreshRequests fresh,
            TransactionOperations transactions) {
        this.requests = requests;
        this.additions = additions;
        this.granting = granting;
        this.journal = journal;
        this.fresh = fresh;
        this.transactions = transactions;
    }

    void tend() {
        var now = fresh.now();
        each(additions.due(now, AT_ONCE), now, this::end);
        for (var stage = 1; stage <= Warnings.BEFORE.size(); stage++) {
            var given = stage;
            each(
                    additions.unwarned(now, Warnings.BEFORE.get(stage - 1), stage, AT_ONCE),
                    now,
                    (request, moment) -> warn(request, given));
        }
        each(requests.overdue(now, AT_ONCE), now, this::expire);
    }

    private void each(List<QuotaRequestId> ids, Instant now, BiConsumer<QuotaRequestView, Instant> work) {
        for (var id : ids) {
            try {
                transactions.executeWithoutResult(
                        status -> requests.lock(id).ifPresent(found -> work.accept(found, now)));
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("request", id)
                        .setCause(e)
                        .log("A quota request could not be tended; the next look tries again");
            }
        }
    }

    private void end(QuotaRequestView request, Instant now) {
        if (granting.end(request, now)) {
            journal.tell(request, new GrantEvent.Ended(RequestJournal.about(request), now));
        }
    }

    private void warn(QuotaRequestView request, int stage) {
        additions
                .warned(request.id(), stage)
                .ifPresent(end -> journal.tell(request, new GrantEvent.Ending(RequestJournal.about(request), end)));
    }

    private void expire(QuotaRequestView request, Instant now) {
        if (request.open()) {
            requests.close(
                    request.id(),
                    RequestState.EXPIRED,
                    new RequestDecision(Optional.empty(), "", now, "", "", Optional.empty(), true));
            journal.tell(request, new QuotaRequestEvent.Expired(RequestJournal.about(request)));
        }
    }
}
