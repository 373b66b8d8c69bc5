package org.ownsky.quota.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;

/**
 * A request for higher limits.
 *
 * @param projectName what people call the project
 * @param until when the limits are to go back; empty for never
 * @param decider who has to agree to it now; of no meaning once it is closed
 * @param comments oldest first; empty in lists
 */
public record QuotaRequestView(
        QuotaRequestId id,
        ProjectScope scope,
        String projectName,
        List<RequestLine> lines,
        String reason,
        Optional<Instant> until,
        RequestState state,
        UserId askedBy,
        String askedByName,
        Instant openedAt,
        Decider decider,
        Optional<RequestDecision> decision,
        List<RequestComment> comments) {
    public QuotaRequestView {
        lines = List.copyOf(lines);
        comments = List.copyOf(comments);
    }

    public boolean open() {
        return state == RequestState.OPEN;
    }

    QuotaRequestView with(List<RequestComment> said) {
        return new QuotaRequestView(
                id,
                scope,
                projectName,
                lines,
                reason,
                until,
                state,
                askedBy,
                askedByName,
                openedAt,
                decider,
                decision,
                said);
    }
}
