package org.ownsky.quota.plan;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;

/**
 * A limit that counts from a moment on.
 *
 * @param project whose it is; empty for the tenant's own
 * @param limit {@link org.ownsky.quota.QuotaLine#UNLIMITED} to take it away
 * @param note why it was refused; else empty
 */
public record PlannedLimit(
        PlannedLimitId id,
        TenantId tenant,
        Optional<ProjectId> project,
        QuotaResource resource,
        long limit,
        Instant from,
        State state,
        String madeBy,
        String note) {

    /** What became of it. */
    public enum State {
        PLANNED,
        DONE,
        /** When its moment came, it was more than the tenant had, or its project was gone. */
        REFUSED,
        CANCELLED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
