package org.ownsky.quota.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.quota.QuotaResource;

/**
 * What somebody asks for.
 *
 * @param wanted the limits, not what is to be added
 * @param until when they go back; empty for never
 */
public record NewQuotaRequest(
        ProjectId project, Map<QuotaResource, Long> wanted, String reason, Optional<Instant> until) {
    public NewQuotaRequest {
        wanted = Map.copyOf(wanted);
    }
}
