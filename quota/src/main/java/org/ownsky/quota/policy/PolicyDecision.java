package org.ownsky.quota.policy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ownsky.kernel.CloudException;

/**
 * What the policies of a place come to for one launch. Each reason names the rule that made it.
 *
 * @param refusals the widest rule's first; any is enough
 * @param approvals each level in them has to approve
 * @param lease empty for an instance without end
 * @param schedules an instance runs while all of them have it run
 */
public record PolicyDecision(
        List<Refusal> refusals,
        List<ApprovalReason> approvals,
        Optional<LeaseTerms> lease,
        List<ScheduleTerms> schedules) {
    public static final PolicyDecision NOTHING = new PolicyDecision(List.of(), List.of(), Optional.empty(), List.of());

    public PolicyDecision {
        refusals = List.copyOf(refusals);
        approvals = List.copyOf(approvals);
        schedules = List.copyOf(schedules);
    }

    /**
     * A rule that the launch breaks.
     *
     * @param field what of the launch, as its form calls it
     * @param value what was asked for
     * @param allowed what is allowed instead
     */
    public record Refusal(RuleName rule, String field, String value, String allowed) {
        /** As it is told to who asked. */
        public CloudException exception() {
            return CloudException.invalid(field, value, allowed + ", by " + rule.words());
        }
    }

    /**
     * A rule that has the launch wait.
     *
     * @param because what about the launch: {@code 12 instances are more than 10}
     */
    public record ApprovalReason(RuleName rule, String because) {
        /** {@code 12 instances are more than 10, by the policy "Many" of tenant demo}. */
        public String words() {
            return because + ", by " + rule.words();
        }
    }

    /** Who has to approve, the widest first; empty when nobody has to. */
    public List<PolicyLevel> approvers() {
        var levels = new TreeSet<PolicyLevel>();
        approvals.forEach(reason -> levels.add(reason.rule().level()));
        return List.copyOf(levels);
    }
}
