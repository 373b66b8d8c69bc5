package org.ownsky.quota.policy;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ownsky.kernel.Money;

/** A rule as a sentence, for lists, the audit trail and whoever wants to know what a policy does. */
public final class RuleWords {
    private RuleWords() {}

    /** {@code Launches of more than 10 instances, or dearer than €200.00 a month, wait for approval.} */
    public static String of(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.Approval approval -> of(approval);
            case PolicyRule.Lease lease -> of(lease);
            case PolicyRule.Schedule(var start, var stop, var zone) ->
                "Instances start at \"" + start + "\" and stop at \"" + stop + "\", by the clock of " + zone + ".";
            case PolicyRule.AllowedTypes(var types) -> "Only these types are launched: " + listed(types) + ".";
            case PolicyRule.AllowedImages(var images) -> "Only these images are launched: " + listed(images) + ".";
            case PolicyRule.RequiredTags(var keys) -> "Every launch has a value for the tags " + listed(keys) + ".";
            case PolicyRule.NamePattern(var patterns) ->
                "Names look like "
                        + patterns.stream().map(NameGlob::text).sorted().collect(Collectors.joining(" or ")) + ".";
        };
    }

    private static String of(PolicyRule.Approval approval) {
        var conditions = new ArrayList<String>();
        approval.moreThan()
                .ifPresent(
                        count -> conditions.add("of more than " + count + (count == 1 ? " instance" : " instances")));
        approval.dearerThan().ifPresent(price -> conditions.add("dearer than " + of(price) + " a month"));
        if (!approval.types().isEmpty()) {
            conditions.add("of the types " + listed(approval.types()));
        }
        if (!approval.images().isEmpty()) {
            conditions.add("from the images " + listed(approval.images()));
        }
        if (!approval.projects().isEmpty()) {
            conditions.add(
                    approval.projects().size() == 1
                            ? "in one project"
                            : "in " + approval.projects().size() + " projects");
        }
        return "Launches " + String.join(", or ", conditions) + " wait for approval.";
    }

    private static String of(PolicyRule.Lease lease) {
        var words = "Instances end after " + Durations.words(lease.life());
        if (lease.extensions() > 0) {
            words += "; " + times(lease.extensions()) + " of " + Durations.words(lease.extension())
                    + " without asking, at most " + Durations.words(lease.longest()) + " in all";
        }
        if (!lease.warnings().isEmpty()) {
            words += "; people are warned " + joined(lease.warnings()) + " before";
        }
        return words + ". They stop then, and are terminated "
                + (lease.grace().isZero() ? "at once" : Durations.words(lease.grace()) + " later") + ".";
    }

    private static String times(int extensions) {
        return extensions == 1 ? "one extension" : extensions + " extensions";
    }

    private static String joined(List<Duration> durations) {
        return durations.stream().map(Durations::words).collect(Collectors.joining(" and "));
    }

    private static String listed(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** {@code €200.00}. */
    static String of(Money money) {
        return money.currency().getSymbol(Locale.UK)
                + String.format(Locale.ENGLISH, "%,.2f", money.amount().setScale(2, RoundingMode.HALF_UP));
    }
}
