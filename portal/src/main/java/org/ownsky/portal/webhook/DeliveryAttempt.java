package org.ownsky.portal.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to deliver.
 *
 * @param status that the other side answered with; empty without an answer
 * @param problem what went wrong, in words; empty for an answer
 */
public record DeliveryAttempt(Instant at, Duration took, Optional<Integer> status, Optional<String> problem) {

    /** Whether the other side says that it has it. */
    boolean succeeded() {
        return status.filter(code -> code >= 200 && code < 300).isPresent();
    }
}
