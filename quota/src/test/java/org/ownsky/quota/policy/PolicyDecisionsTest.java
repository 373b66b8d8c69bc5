package org.ownsky.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ownsky.quota.policy.Rules.dearerThan;
import static org.ownsky.quota.policy.Rules.euro;
import static org.ownsky.quota.policy.Rules.launch;
import static org.ownsky.quota.policy.Rules.lease;
import static org.ownsky.quota.policy.Rules.moreThan;
import static org.ownsky.quota.policy.Rules.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudException;

class PolicyDecisionsTest {
    private static final List<String> TYPES = List.of("t.nano", "t.micro", "m1.large");

    @Test
    void withoutPoliciesEverythingGoes() {
        assertThat(PolicyDecisions.decide(launch(3, "t.nano"), List.of())).isEqualTo(PolicyDecision.NOTHING);
    }

    @Test
    void eachScopeThatAsksHasToApprove() {
        var project = policy(PolicyLevel.PROJECT, moreThan(2));
        var operator = policy(PolicyLevel.OPERATOR, dearerThan("20"));

        var decision = PolicyDecisions.decide(launch(3, "t.nano"), List.of(project, operator));

        assertThat(decision.approvers()).containsExactly(PolicyLevel.OPERATOR, PolicyLevel.PROJECT);
        assertThat(decision.approvals())
                .extracting(PolicyDecision.ApprovalReason::words)
                .containsExactly(
                        "€30.00 a month is more than €20.00, by the policy \"" + operator.name() + "\" of the operator",
                        "3 instances are more than 2, by the policy \"" + project.name() + "\" of project demo");
    }

    @Test
    void aThresholdIsNotPassedByWhatEqualsIt() {
        var policies = List.of(policy(PolicyLevel.TENANT, moreThan(3)), policy(PolicyLevel.TENANT, dearerThan("30")));

        assertThat(PolicyDecisions.decide(launch(3, "t.nano"), policies).approvals())
                .isEmpty();
    }

    @Test
    void withoutAPriceSomebodyHasToLook() {
        var decision = PolicyDecisions.decide(
                launch(1, "t.nano", Optional.empty(), Map.of()), List.of(policy(PolicyLevel.TENANT, dearerThan("30"))));

        assertThat(decision.approvals())
                .singleElement()
                .extracting(PolicyDecision.ApprovalReason::because)
                .isEqualTo("its price is not known, so it may cost more than €30.00 a month");
    }

    @Test
    void theShortestOfAllLeasesHolds() {
        var longer = policy(PolicyLevel.OPERATOR, lease(Duration.ofDays(7), Duration.ofDays(14), 5));
        var shorter = policy(PolicyLevel.PROJECT, lease(Duration.ofDays(10), Duration.ofDays(12), 2));

        var terms = PolicyDecisions.decide(launch(1, "t.nano"), List.of(longer, shorter))
                .lease()
                .orElseThrow();

        assertThat(terms.life()).isEqualTo(Duration.ofDays(7));
        assertThat(terms.longest()).isEqualTo(Duration.ofDays(12));
        assertThat(terms.extensions()).isEqualTo(2);
        assertThat(terms.rules()).containsExactly(longer.ruleName(), shorter.ruleName());
    }

    @Test
    void aRefusalNamesTheRuleAndWhatIsAllowed() {
        var types = policy(PolicyLevel.TENANT, new PolicyRule.AllowedTypes(Set.of("t.nano", "t.micro")));

        var refusal = PolicyDecisions.decide(launch(1, "m1.large"), List.of(types))
                .refusals()
                .getFirst();

        assertThat(refusal.exception().error().message())
                .isEqualTo("Instance type is \"m1.large\"; allowed: t.micro, t.nano, by the policy \"" + types.name()
                        + "\" of tenant demo.");
    }

    @Test
    void requiredTagsNeedAValue() {
        var tags = policy(PolicyLevel.TENANT, new PolicyRule.RequiredTags(Set.of("cost-centre", "owner")));

        var decision = PolicyDecisions.decide(
                launch(1, "t.nano", Optional.empty(), Map.of("owner", "ada", "cost-centre", " ")), List.of(tags));

        assertThat(decision.refusals())
                .extracting(PolicyDecision.Refusal::field)
                .containsExactly("Tag cost-centre");
    }

    @Test
    void everyNameOfALaunchHasToFit() {
        var names = policy(PolicyLevel.TENANT, new PolicyRule.NamePattern(Set.of(new NameGlob("web-1"))));

        assertThat(PolicyDecisions.decide(launch(1, "t.nano"), List.of(names)).refusals())
                .isEmpty();
        assertThat(PolicyDecisions.decide(launch(2, "t.nano"), List.of(names)).refusals())
                .extracting(PolicyDecision.Refusal::value)
                .containsExactly("web-2");
    }

    @Test
    void approvalForEverythingIsRefused() {
        assertThatThrownBy(
                        () -> new PolicyRule.Approval(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of()))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("at least one of");
    }

    /** Whatever rules there are: their order does not matter, and one more never loosens. */
    @RepeatedTest(200)
    void orderDoesNotMatterAndAnotherRuleNeverLoosens(org.junit.jupiter.api.RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var policies = new ArrayList<Policy>();
        for (int index = random.nextInt(12); index >= 0; index--) {
            policies.add(policy(List.of(PolicyLevel.values()).get(random.nextInt(3)), anyRule(random)));
        }
        var launch = launch(
                1 + random.nextInt(5),
                TYPES.get(random.nextInt(TYPES.size())),
                random.nextBoolean() ? Optional.of(euro("" + random.nextInt(1, 40))) : Optional.empty(),
                random.nextBoolean() ? Map.of("owner", "ada") : Map.of());
        var all = PolicyDecisions.decide(launch, policies);

        var shuffled = new ArrayList<>(policies);
        Collections.shuffle(shuffled, random);
        assertThat(PolicyDecisions.decide(launch, shuffled)).isEqualTo(all);

        assertNotLooser(PolicyDecisions.decide(launch, shuffled.subList(1, shuffled.size())), all);
    }

    private static void assertNotLooser(PolicyDecision less, PolicyDecision more) {
        assertThat(more.refusals()).containsAll(less.refusals());
        assertThat(more.approvals()).containsAll(less.approvals());
        assertThat(more.schedules()).containsAll(less.schedules());
        less.lease().ifPresent(before -> {
            var after = more.lease().orElseThrow();
            assertThat(after.life()).isLessThanOrEqualTo(before.life());
            assertThat(after.longest()).isLessThanOrEqualTo(before.longest());
            assertThat(after.extensions()).isLessThanOrEqualTo(before.extensions());
            assertThat(after.extension()).isLessThanOrEqualTo(before.extension());
            assertThat(after.grace()).isLessThanOrEqualTo(before.grace());
            assertThat(after.life()).isLessThanOrEqualTo(after.longest());
        });
    }

    private static PolicyRule anyRule(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> moreThan(1 + random.nextInt(4));
            case 1 -> dearerThan("" + random.nextInt(1, 100));
            case 2 -> {
                var life = 1 + random.nextInt(20);
                yield lease(Duration.ofDays(life), Duration.ofDays(life + random.nextInt(20)), random.nextInt(5));
            }
            case 3 -> new PolicyRule.AllowedTypes(Set.of(TYPES.get(random.nextInt(TYPES.size()))));
            case 4 -> new PolicyRule.RequiredTags(Set.of("owner"));
            default ->
                new PolicyRule.Schedule(
                        new CronLine("0 8 * * *"),
                        new CronLine(random.nextInt(60) + " 18 * * MON-FRI"),
                        ZoneId.of("Europe/Vienna"));
        };
    }
}
