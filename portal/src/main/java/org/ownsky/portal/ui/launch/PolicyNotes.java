package org.ownsky.portal.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.HeldInstances;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.quota.policy.Durations;
import org.ownsky.quota.policy.LeaseTerms;
import org.ownsky.quota.policy.PolicyDecision;
import org.ownsky.quota.policy.PolicyLevel;
import org.ownsky.quota.policy.RuleName;

/** What policies say to a launch, before the click; each sentence names the rule that made it. */
final class PolicyNotes {
    private PolicyNotes() {}

    /** What pressing the button does. */
    static String verb(PolicyDecision decision) {
        return Words.say(decision.approvers().isEmpty() ? "launch.title" : "launch.ask");
    }

    /** What became of it. */
    static String accepted(List<InstanceView> launched) {
        if (launched.getFirst()
                .stateReason()
                .filter(HeldInstances.AWAITS_APPROVAL::equals)
                .isPresent()) {
            return Words.say("launch.acceptedHeld");
        }
        return launched.size() == 1 ? Words.say("launch.accepted") : Words.say("launch.acceptedMany", launched.size());
    }

    static List<Markup> of(PolicyDecision decision) {
        var notes = new ArrayList<Markup>();
        if (!decision.approvers().isEmpty()) {
            var reasons = decision.approvals().stream()
                    .map(PolicyDecision.ApprovalReason::words)
                    .collect(Collectors.joining("; "));
            notes.add(note(
                    "warn",
                    Icon.CLOCK,
                    Words.say(
                            "launch.needsApproval",
                            decision.approvers().stream()
                                    .map(PolicyLevel::approver)
                                    .collect(Collectors.joining(" " + Words.say("and") + " "))),
                    Words.say("launch.because", reasons)));
        }
        decision.lease().ifPresent(lease -> notes.add(lease(lease)));
        decision.schedules()
                .forEach(schedule -> notes.add(note(
                        "info",
                        Icon.CLOCK,
                        Words.say("launch.scheduled"),
                        Words.say(
                                "launch.schedule",
                                schedule.start(),
                                schedule.stop(),
                                schedule.zone().getId(),
                                schedule.rule().words()))));
        return notes;
    }

    private static Markup lease(LeaseTerms lease) {
        return note(
                "info",
                Icon.CLOCK,
                Words.say("launch.endsAfter", Durations.words(lease.life())),
                Words.say(
                        "launch.lease",
                        lease.extensions(),
                        Durations.words(lease.longest()),
                        lease.rules().stream()
                                .map(RuleName::words)
                                .collect(Collectors.joining(" " + Words.say("and") + " "))));
    }

    private static Markup note(String kind, Icon icon, String title, String text) {
        return Markup.of("div", "banner " + kind)
                .with("role", "status")
                .add(
                        Markup.of("span", "ic").add(Markup.icon(icon)),
                        Markup.of("div", "sp")
                                .add(Markup.of("b").add(title), Markup.of("p").add(text)));
    }
}
