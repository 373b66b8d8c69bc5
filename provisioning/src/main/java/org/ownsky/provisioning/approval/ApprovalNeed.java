package org.ownsky.provisioning.approval;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.quota.policy.PolicyLevel;

/** One of those whose approval it takes. */
public record ApprovalNeed(PolicyLevel level, Optional<Given> given) {

    /** Who approved, when, and with which words, which may be none. */
    public record Given(String by, Instant at, String comment) {}
}
