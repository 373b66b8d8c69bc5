package org.ownsky.quota.policy;

import java.util.Comparator;

/**
 * A policy as a decision names it.
 *
 * @param scope where it holds, in a sentence: {@code tenant demo}; empty where it holds everywhere
 */
public record RuleName(PolicyId id, String name, PolicyLevel level, String scope) implements Comparable<RuleName> {
    private static final Comparator<RuleName> WIDEST_FIRST =
            Comparator.comparing(RuleName::level).thenComparing(RuleName::id);

    /** {@code the policy "Small types" of tenant demo}. */
    public String words() {
        return "the policy \"" + name + "\" of " + (scope.isEmpty() ? "the operator" : scope);
    }

    @Override
    public int compareTo(RuleName other) {
        return WIDEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return words();
    }
}
