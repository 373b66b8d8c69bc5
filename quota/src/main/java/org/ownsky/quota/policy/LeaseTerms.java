package org.ownsky.quota.policy;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * What an instance's lease comes to: of several, the shortest of each.
 *
 * @param warnings how long before the end, the longest first
 * @param rules those that made it, the widest first
 */
public record LeaseTerms(
        Duration life,
        Duration longest,
        List<Duration> warnings,
        int extensions,
        Duration extension,
        Duration grace,
        List<RuleName> rules) {
    public LeaseTerms {
        warnings = List.copyOf(warnings);
        rules = List.copyOf(rules);
    }

    static LeaseTerms of(PolicyRule.Lease lease, RuleName rule) {
        return new LeaseTerms(
                lease.life(),
                lease.longest(),
                lease.warnings(),
                lease.extensions(),
                lease.extension(),
                lease.grace(),
                List.of(rule));
    }

    /** Both at once: the same in whatever order. */
    LeaseTerms and(LeaseTerms other) {
        var shortestLongest = shorter(longest, other.longest);
        var allWarnings = new TreeSet<>(warnings);
        allWarnings.addAll(other.warnings);
        var allRules = new TreeSet<>(rules);
        allRules.addAll(other.rules);
        return new LeaseTerms(
                shorter(shorter(life, other.life), shortestLongest),
                shortestLongest,
                List.copyOf(allWarnings.descendingSet()),
                Math.min(extensions, other.extensions),
                shorter(extension, other.extension),
                shorter(grace, other.grace),
                List.copyOf(allRules));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
