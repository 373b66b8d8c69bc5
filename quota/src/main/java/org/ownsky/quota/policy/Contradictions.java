package org.ownsky.quota.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pairs of rules that no launch can satisfy, or that say two things, each told by the launch that shows it. */
final class Contradictions {
    private Contradictions() {}

    /** What of the first policy cannot be beside the second, in a sentence; empty when both can be. */
    static Optional<String> between(Policy saved, Policy other) {
        return switch (saved.rule()) {
            case PolicyRule.AllowedTypes(var types) ->
                other.rule() instanceof PolicyRule.AllowedTypes(var theirs)
                        ? disjoint("type", types, theirs, other)
                        : Optional.empty();
            case PolicyRule.AllowedImages(var images) ->
                other.rule() instanceof PolicyRule.AllowedImages(var theirs)
                        ? disjoint("image", images, theirs, other)
                        : Optional.empty();
            case PolicyRule.NamePattern pattern ->
                other.rule() instanceof PolicyRule.NamePattern theirs
                        ? strangers(pattern, theirs, other)
                        : Optional.empty();
            case PolicyRule.Lease lease ->
                other.rule() instanceof PolicyRule.Lease theirs ? tooLong(lease, theirs, other) : Optional.empty();
            case PolicyRule.Approval _, PolicyRule.Schedule _, PolicyRule.RequiredTags _ -> Optional.empty();
        };
    }

    private static Optional<String> disjoint(String what, Set<String> mine, Set<String> theirs, Policy other) {
        if (mine.stream().anyMatch(theirs::contains)) {
            return Optional.empty();
        }
        return Optional.of(
                "A launch with the " + what + " " + first(mine) + ", which this policy allows, is refused by "
                        + other.ruleName().words() + ", which allows " + some(theirs)
                        + "; so no launch is allowed at all. Allow at least one of these, too.");
    }

    private static Optional<String> strangers(
            PolicyRule.NamePattern mine, PolicyRule.NamePattern theirs, Policy other) {
        if (mine.patterns().stream()
                .anyMatch(pattern -> theirs.patterns().stream().anyMatch(pattern::meets))) {
            return Optional.empty();
        }
        return Optional.of("No name fits both this policy and "
                + other.ruleName().words() + ", which wants names like " + some(texts(theirs)) + ": a launch named "
                + first(texts(mine)) + " is refused. Allow names that fit both.");
    }

    private static Optional<String> tooLong(PolicyRule.Lease mine, PolicyRule.Lease theirs, Policy other) {
        if (mine.life().compareTo(theirs.longest()) <= 0) {
            return Optional.empty();
        }
        return Optional.of("A launch would get " + Durations.words(mine.life()) + " by this policy, and ends after "
                + Durations.words(theirs.longest()) + ", the longest life by "
                + other.ruleName().words()
                + ". Give at most as long.");
    }

    private static Set<String> texts(PolicyRule.NamePattern pattern) {
        return pattern.patterns().stream().map(NameGlob::text).collect(Collectors.toSet());
    }

    private static String first(Set<String> names) {
        return names.stream().sorted().findFirst().orElseThrow();
    }

    private static String some(Set<String> names) {
        var sorted = names.stream().sorted().limit(3).collect(Collectors.joining(", "));
        return names.size() > 3 ? sorted + " and " + (names.size() - 3) + " more" : sorted;
    }

    /** Sentences about each of these policies that the saved one cannot be beside. */
    static List<String> among(Policy saved, List<Policy> others) {
        return others.stream().flatMap(other -> between(saved, other).stream()).toList();
    }
}
