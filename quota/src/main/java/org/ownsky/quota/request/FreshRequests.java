package org.ownsky.quota.request;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ownsky.kernel.IdSource;
import org.springframework.stereotype.Component;

/** Makes what a new request needs: its id and its time. */
@Component
class FreshRequests {
    private final Clock clock;
    private final IdSource ids;

    FreshRequests(Clock clock) {
        this.clock = clock;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    QuotaRequestId id() {
        return new QuotaRequestId(id(QuotaRequestId.PREFIX));
    }

    String id(String prefix) {
        return ids.next(prefix);
    }

    /** Now, as exactly as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
