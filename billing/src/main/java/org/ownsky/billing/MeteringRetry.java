package org.ownsky.billing;

import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/** Delivers again what was published a while ago and has not been metered: a delivery failed, or its process died. */
@Component
class MeteringRetry {
    static final Duration AFTER = Duration.ofMinutes(1);

    private final IncompleteEventPublications publications;

    MeteringRetry(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    void run() {
        publications.resubmitIncompletePublicationsOlderThan(AFTER);
    }
}
