package org.ownsky.portal.ui.approval;

import java.util.Locale;
import java.util.stream.Collectors;
import org.ownsky.kernel.Money;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.approval.ApprovalNeed;
import org.ownsky.provisioning.approval.ApprovalState;
import org.ownsky.provisioning.approval.ApprovalView;
import org.ownsky.provisioning.approval.Asked;
import org.ownsky.quota.policy.PolicyLevel;

/** What needs approval, in words. */
final class ApprovalWords {
    private ApprovalWords() {}

    /** {@code Launch web}. */
    static String title(Asked asked) {
        return switch (asked) {
            case Asked.Launch launch -> Words.say("approval.launchOf", launch.name());
            case Asked.Extension extension -> Words.say("approval.extensionOf", extension.name());
        };
    }

    /** {@code 12 × m1.large from debian, €310.00 a month}. */
    static String what(Asked asked) {
        return switch (asked) {
            case Asked.Launch launch ->
                Words.say("approval.launchWhat", launch.count(), launch.type(), launch.image())
                        + launch.perMonth()
                                .map(price -> ", " + Words.say("launch.aMonth", amount(price)))
                                .orElse("");
            case Asked.Extension extension -> Words.say("approval.extensionWhat", Moment.exact(extension.until()));
        };
    }

    static String amount(Money money) {
        return Prices.amount(money);
    }

    static String state(ApprovalState state) {
        return Words.say("approval.state." + state.key());
    }

    static Tone tone(ApprovalState state) {
        return switch (state) {
            case WAITING -> Tone.PENDING;
            case APPROVED -> Tone.OK;
            case DECLINED -> Tone.ATTENTION;
            case WITHDRAWN, EXPIRED -> Tone.TERMINATED;
        };
    }

    /** {@code an operator and an administrator of the project}: who has not answered yet. */
    static String waitsFor(ApprovalView approval) {
        return approval.needs().stream()
                .filter(need -> need.given().isEmpty())
                .map(ApprovalNeed::level)
                .map(PolicyLevel::approver)
                .collect(Collectors.joining(" " + Words.say("and") + " "));
    }

    static String level(PolicyLevel level) {
        return Words.say("policy.level." + level.key().toLowerCase(Locale.ROOT));
    }
}
