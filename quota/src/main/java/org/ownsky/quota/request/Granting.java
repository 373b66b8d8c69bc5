package org.ownsky.quota.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.request.AdditionStore.Addition;
import org.springframework.stereotype.Component;

/** Raises limits by a decision, and takes the raise back when its time is over. With the request locked. */
@Component
class Granting {
    private final QuotaPool pool;
    private final AdditionStore additions;

    Granting(QuotaPool pool, AdditionStore additions) {
        this.pool = pool;
        this.additions = additions;
    }

    /**
     * Raises the project's limits, and where they pass what the tenant has, the tenant's.
     *
     * @param lines with what is granted
     */
    void grant(
            QuotaRequestView request,
            List<PoolLine> locked,
            List<RequestLine> lines,
            Instant now,
            Optional<Instant> end) {
        var project = request.scope().project().value();
        var tenant = request.scope().tenant().value();
        for (var line : lines) {
            var limit = line.granted().orElseThrow();
            var place = locked.stream()
                    .filter(found -> found.resource() == line.resource())
                    .findFirst()
                    .orElseThrow();
            var isBeyondTenant = limit > place.tenantLimit() || place.missingInProject(limit) == 0;
            add(
                    request,
                    new Addition(tenant, line.resource(), isBeyondTenant ? place.missingInTenant(limit) : 0),
                    now,
                    end);
            add(request, new Addition(project, line.resource(), place.missingInProject(limit)), now, end);
        }
    }

    private void add(QuotaRequestView request, Addition addition, Instant now, Optional<Instant> end) {
        if (addition.amount() > 0) {
            additions.insert(request.id(), addition, now, end, Warnings.tooLate(now, end));
            pool.raise(addition.scope(), addition.resource(), addition.amount());
        }
    }

    /** Whether anything ended now; what a limit lost can be less than what is used, and then only growth stops. */
    boolean end(QuotaRequestView request, Instant now) {
        pool.lockedLines(request.scope());
        var ended = additions.end(request.id(), now);
        ended.forEach(addition -> pool.lower(addition.scope(), addition.resource(), addition.amount()));
        return !ended.isEmpty();
    }
}
