package org.ownsky.quota.request;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;

/** What happened to a request for higher limits. */
public sealed interface QuotaRequestEvent {
    About about();

    /**
     * Which request.
     *
     * @param what how much more, for people: {@code 84 GiB of memory and 2 vCPUs}
     */
    record About(
            QuotaRequestId request,
            TenantId tenant,
            ProjectId project,
            String projectName,
            UserId askedBy,
            String askedByName,
            String what) {}

    /** It waits for a decision. */
    record Submitted(About about, String reason, Decider decider) implements QuotaRequestEvent {}

    /** Somebody said something. */
    record Commented(About about, UserId by, String byName, String text) implements QuotaRequestEvent {}

    /**
     * It was approved or declined.
     *
     * @param by empty for a rule
     * @param until when what was granted goes back
     */
    record Decided(
            About about,
            boolean approved,
            Optional<UserId> by,
            String byName,
            String note,
            String rule,
            Optional<Instant> until)
            implements QuotaRequestEvent {}

    /** Who asked no longer wants it. */
    record Withdrawn(About about) implements QuotaRequestEvent {}

    /** Nobody decided in time. */
    record Expired(About about) implements QuotaRequestEvent {}
}
