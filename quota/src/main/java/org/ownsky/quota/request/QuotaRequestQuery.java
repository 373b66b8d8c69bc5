package org.ownsky.quota.request;

import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.CloudException;

/**
 * Which requests to list, the newest first.
 *
 * @param whose from which point of view
 * @param states in which states; empty for any
 * @param cursor of the page before
 * @param limit rows, 1 to 200
 */
public record QuotaRequestQuery(Whose whose, Set<RequestState> states, Optional<String> cursor, int limit) {
    private static final int MOST_ROWS = 200;

    public QuotaRequestQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
    }

    /** From which point of view to look. */
    public enum Whose {
        /** All that the caller may see where they act. */
        ALL,
        /** What the caller asked for where they act. */
        MINE,
        /** What waits for the caller's role, in all that it reaches: open, and within their power. */
        TO_DECIDE
    }

    public static QuotaRequestQuery of(Whose whose, Optional<String> cursor, int limit) {
        return new QuotaRequestQuery(whose, Set.of(), cursor, limit);
    }
}
