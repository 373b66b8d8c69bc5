package org.ownsky.portal.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * A rule, for screens.
 *
 * @param place where the role holds, in words: a tenant's name, or a project's behind its tenant's; empty for the fleet
 */
public record RuleView(RuleId id, NewRule rule, Optional<String> place, Instant createdAt) {}
