package org.ownsky.quota.request;

import java.time.Instant;
import java.util.Map;
import org.ownsky.quota.QuotaResource;

/**
 * What an approver grants.
 *
 * @param limits instead of those that were asked for; a resource that is not named gets what was asked
 * @param note for who asked; may be empty
 */
public record Approval(Map<QuotaResource, Long> limits, End end, String note) {
    public Approval {
        limits = Map.copyOf(limits);
    }

    /** All of it, as long as it was asked for. */
    public static Approval asAsked(String note) {
        return new Approval(Map.of(), new End.AsAsked(), note);
    }

    /** When the limits go back. */
    public sealed interface End {
        record AsAsked() implements End {}

        record Never() implements End {}

        record At(Instant moment) implements End {}
    }
}
