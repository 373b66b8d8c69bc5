package org.ownsky.quota.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.policy.Durations;
import org.ownsky.quota.policy.LeaseTerms;
import org.ownsky.quota.policy.PolicyLevel;
import org.ownsky.quota.policy.RuleName;

/**
 * A lease with its terms, which stay what they were when it was given. Everything here is a function of it and the time.
 *
 * @param holder id of what has the lease
 * @param name what people call that
 * @param latest the farthest that the end can be put off
 * @param extensions how many there are without asking
 * @param used how many of them were
 * @param extension by how much each time
 * @param grace how long after the end the holder is kept
 * @param warnings how long before the end people are told, the longest first
 * @param warned how many of these were told of this end
 * @param rules who made it, in words
 * @param levels whose approval a further extension takes
 */
public record Lease(
        String holder,
        String name,
        ProjectScope scope,
        LeaseState state,
        Instant starts,
        Instant ends,
        Instant latest,
        int extensions,
        int used,
        Duration extension,
        Duration grace,
        List<Duration> warnings,
        int warned,
        List<String> rules,
        List<PolicyLevel> levels) {
    /** How often a lease that waits for its holder is looked at: only to find out that the holder is gone. */
    private static final Duration WAITING_LOOK = Duration.ofHours(1);

    public Lease {
        warnings = List.copyOf(warnings);
        rules = List.copyOf(rules);
        levels = List.copyOf(levels);
    }

    static Lease of(ProjectScope scope, String holder, String name, LeaseTerms terms, boolean held, Instant now) {
        var starts = now.truncatedTo(ChronoUnit.SECONDS);
        return new Lease(
                holder,
                name,
                scope,
                held ? LeaseState.WAITING : LeaseState.RUNNING,
                starts,
                starts.plus(terms.life()),
                starts.plus(terms.longest()),
                terms.extensions(),
                0,
                terms.extension(),
                terms.grace(),
                terms.warnings().stream()
                        .filter(warning -> warning.compareTo(terms.life()) < 0)
                        .toList(),
                0,
                terms.rules().stream().map(RuleName::words).toList(),
                terms.rules().stream().map(RuleName::level).distinct().sorted().toList());
    }

    /** The holder begins now, and so does the lease, however long it waited. */
    Lease begun(Instant now) {
        var at = now.truncatedTo(ChronoUnit.SECONDS);
        return with(
                LeaseState.RUNNING,
                at,
                at.plus(Duration.between(starts, ends)),
                at.plus(Duration.between(starts, latest)),
                used,
                warned);
    }

    /** When the holder, stopped at the end, is terminated. */
    public Instant terminates() {
        return ends.plus(grace);
    }

    /** Whether the end can be put off once more without asking. */
    public boolean extendsItself() {
        return used < extensions;
    }

    /** How far the end can be put off now. */
    public Instant farthest(Instant now) {
        var next = from(now).plus(extension);
        return next.isBefore(latest) ? next : latest;
    }

    private Instant from(Instant now) {
        return ends.isAfter(now) ? ends : now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Refuses an end that cannot be.
     *
     * @throws CloudException WrongState for a lease that has its longest life; InvalidInput for an end before the present one or
     *     beyond what one extension gives or the longest life allows, with the range
     */
    public void requireWithin(Instant until, Instant now) {
        var from = from(now);
        var farthest = farthest(now);
        if (!farthest.isAfter(from)) {
            throw CloudException.of(new CloudError.WrongState(
                    holder,
                    state.key(),
                    "The lease of " + name + " has its longest life, "
                            + Durations.words(Duration.between(starts, latest)) + ", by " + String.join(" and ", rules)
                            + ". It cannot be extended any more."));
        }
        if (!until.isAfter(from) || until.isAfter(farthest)) {
            throw CloudException.invalid(
                    "End of the lease",
                    until.truncatedTo(ChronoUnit.SECONDS).toString(),
                    "after " + from + ", up to " + farthest);
        }
    }

    /** The end put off; warnings that are still to come are told again. */
    Lease extendedTo(Instant until, boolean byItself) {
        return with(LeaseState.RUNNING, starts, until, latest, byItself ? used + 1 : used, 0);
    }

    /** Whether a warning has to be told now. */
    public boolean warns(Instant now) {
        return state == LeaseState.RUNNING && due(warned, now);
    }

    private boolean due(int warning, Instant now) {
        return warning < warnings.size() && !ends.minus(warnings.get(warning)).isAfter(now);
    }

    /** All warnings whose time has come are told. */
    Lease warned(Instant now) {
        var told = warned;
        while (due(told, now)) {
            told++;
        }
        return with(state, starts, ends, latest, used, told);
    }

    /** The end has come. */
    Lease over() {
        return with(LeaseState.OVER, starts, ends, latest, used, warned);
    }

    /** When somebody has to look at it next. */
    Instant due(Instant now) {
        return switch (state) {
            case WAITING -> now.plus(WAITING_LOOK);
            case RUNNING -> warned < warnings.size() ? ends.minus(warnings.get(warned)) : ends;
            case OVER -> terminates();
        };
    }

    private Lease with(
            LeaseState newState, Instant newStarts, Instant newEnds, Instant newLatest, int newUsed, int newWarned) {
        return new Lease(
                holder,
                name,
                scope,
                newState,
                newStarts,
                newEnds,
                newLatest,
                extensions,
                newUsed,
                extension,
                grace,
                warnings,
                newWarned,
                rules,
                levels);
    }
}
