package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.policy.PolicyLevel;

/**
 * What happened to something that needs approval. Published in the transaction in which it happens, delivered at least once.
 */
public sealed interface ApprovalEvent {
    ApprovalId approval();

    ProjectScope scope();

    Instant at();

    /** Who asked. */
    UserId askedBy();

    /** The kind and name of what is asked, as {@code launch} and {@code web}. */
    String kind();

    String name();

    /** It waits now, for these, because of these rules. */
    record Held(
            ApprovalId approval,
            ProjectScope scope,
            Instant at,
            UserId askedBy,
            String kind,
            String name,
            List<PolicyLevel> approvers,
            List<String> reasons,
            Instant expiresAt)
            implements ApprovalEvent {}

    /** The last approval that it needed was given, or it was declined. */
    record Decided(
            ApprovalId approval,
            ProjectScope scope,
            Instant at,
            UserId askedBy,
            String kind,
            String name,
            boolean approved,
            String by,
            String comment)
            implements ApprovalEvent {}

    /** Nobody decided in time. */
    record Expired(ApprovalId approval, ProjectScope scope, Instant at, UserId askedBy, String kind, String name)
            implements ApprovalEvent {}

    /** It is wanted no more. */
    record Withdrawn(
            ApprovalId approval, ProjectScope scope, Instant at, UserId askedBy, String kind, String name, String by)
            implements ApprovalEvent {}
}
