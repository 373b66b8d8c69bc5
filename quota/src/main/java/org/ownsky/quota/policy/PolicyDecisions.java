package org.ownsky.quota.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ownsky.kernel.Money;

/**
 * What policies come to for a launch: a function of both and nothing else. The order of the policies does not matter, and one
 * more never loosens: refusals and approvals add up, of leases the shortest of everything holds, and schedules add up.
 */
final class PolicyDecisions {
    private PolicyDecisions() {}

    /** All these policies count, whatever their state. */
    static PolicyDecision decide(LaunchFacts facts, List<Policy> policies) {
        if (policies.isEmpty()) {
            return PolicyDecision.NOTHING;
        }
        var refusals = new ArrayList<PolicyDecision.Refusal>();
        var approvals = new ArrayList<PolicyDecision.ApprovalReason>();
        var schedules = new ArrayList<ScheduleTerms>();
        var lease = Optional.<LeaseTerms>empty();
        for (var policy : policies) {
            switch (policy.rule()) {
                case PolicyRule.Approval asked -> approval(facts, asked, policy).ifPresent(approvals::add);
                case PolicyRule.Lease one -> {
                    var terms = LeaseTerms.of(one, policy.ruleName());
                    lease = Optional.of(lease.map(terms::and).orElse(terms));
                }
                case PolicyRule.Schedule times ->
                    schedules.add(new ScheduleTerms(policy.ruleName(), times.start(), times.stop(), times.zone()));
                case PolicyRule.AllowedTypes(var types) ->
                    allowed("Instance type", facts.type(), types, policy, refusals::add);
                case PolicyRule.AllowedImages(var images) ->
                    allowed("Image", facts.image(), images, policy, refusals::add);
                case PolicyRule.RequiredTags(var keys) -> tags(facts, keys, policy, refusals::add);
                case PolicyRule.NamePattern pattern -> name(facts, pattern, policy, refusals::add);
            }
        }
        refusals.sort(Comparator.comparing(PolicyDecision.Refusal::rule));
        approvals.sort(Comparator.comparing(PolicyDecision.ApprovalReason::rule));
        schedules.sort(Comparator.comparing(ScheduleTerms::rule));
        return new PolicyDecision(refusals, approvals, lease, schedules);
    }

    private static Optional<PolicyDecision.ApprovalReason> approval(
            LaunchFacts facts, PolicyRule.Approval asked, Policy policy) {
        var reasons = new ArrayList<String>();
        asked.moreThan()
                .filter(most -> facts.count() > most)
                .ifPresent(most -> reasons.add(facts.count() + " instances are more than " + most));
        asked.dearerThan().flatMap(limit -> dearer(facts, limit)).ifPresent(reasons::add);
        if (asked.types().contains(facts.type())) {
            reasons.add("the type " + facts.type() + " needs approval");
        }
        if (asked.images().contains(facts.image())) {
            reasons.add("the image " + facts.image() + " needs approval");
        }
        if (asked.projects().contains(facts.project())) {
            reasons.add("launches in this project need approval");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyDecision.ApprovalReason(policy.ruleName(), String.join(" and ", reasons)));
    }

    /** Without a price in that currency nobody can tell, and so somebody has to look. */
    private static Optional<String> dearer(LaunchFacts facts, Money limit) {
        var price = facts.perMonth().filter(known -> known.currency().equals(limit.currency()));
        if (price.isEmpty()) {
            return Optional.of("its price is not known, so it may cost more than " + RuleWords.of(limit) + " a month");
        }
        return price.filter(known -> known.amount().compareTo(limit.amount()) > 0)
                .map(known -> RuleWords.of(known) + " a month is more than " + RuleWords.of(limit));
    }

    private static void allowed(
            String field, String value, Set<String> allowed, Policy policy, Consumer<PolicyDecision.Refusal> refusals) {
        if (!allowed.contains(value)) {
            refusals.accept(new PolicyDecision.Refusal(
                    policy.ruleName(), field, value, allowed.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    private static void tags(
            LaunchFacts facts, Set<String> keys, Policy policy, Consumer<PolicyDecision.Refusal> refusals) {
        keys.stream()
                .sorted()
                .filter(key -> facts.tags().getOrDefault(key, "").isBlank())
                .forEach(key ->
                        refusals.accept(new PolicyDecision.Refusal(policy.ruleName(), "Tag " + key, "", "a value")));
    }

    private static void name(
            LaunchFacts facts,
            PolicyRule.NamePattern pattern,
            Policy policy,
            Consumer<PolicyDecision.Refusal> refusals) {
        facts.names().stream()
                .filter(name -> !pattern.fits(name))
                .findFirst()
                .ifPresent(name -> refusals.accept(new PolicyDecision.Refusal(
                        policy.ruleName(),
                        "Name",
                        name,
                        "names like "
                                + pattern.patterns().stream()
                                        .map(NameGlob::text)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
    }
}
