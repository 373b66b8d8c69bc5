package org.ownsky.quota.policy;

import java.time.Instant;

/**
 * A policy as it stands.
 *
 * @param scopeName where it holds, for people: {@code tenant demo}; empty where it holds everywhere
 * @param changedBy name of the person who last changed it
 */
public record Policy(
        PolicyId id,
        PolicyScope scope,
        String scopeName,
        String name,
        PolicyState state,
        PolicyRule rule,
        Instant changedAt,
        String changedBy) {

    /** As decisions name it. */
    public RuleName ruleName() {
        return new RuleName(id, name, scope.level(), scopeName);
    }
}
