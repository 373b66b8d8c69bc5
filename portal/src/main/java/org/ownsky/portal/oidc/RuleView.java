package org.ownsky.portal.oidc;

import java.time.Instant;

/**
 * A rule, for screens.
 *
 * @param place where the role holds, in words: a tenant's name, a project's behind its tenant's, or "The fleet"
 */
public record RuleView(RuleId id, NewRule rule, String place, Instant createdAt) {

    /** What it looks at, in words: {@code Group} or {@code Claim department}. */
    public String looksAt() {
        return rule.claim().isEmpty() ? rule.source().label() : rule.source().label() + " " + rule.claim();
    }
}
