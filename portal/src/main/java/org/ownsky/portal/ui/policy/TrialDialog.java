package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.dialog.Dialog;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.Policy;
import org.ownsky.quota.policy.PolicyTrial;

/** Shows what a policy would have done to the launches of the last month. */
final class TrialDialog {
    private TrialDialog() {}

    static Dialog of(Policy policy, PolicyTrial trial) {
        var dialog = new Dialog(Words.say("policy.tryTitle", policy.name()));
        var figures = Markup.of("dl", "kv left pairs");
        pair(figures, "policy.trial.launches", trial.launches());
        pair(figures, "policy.trial.refused", trial.refused());
        pair(figures, "policy.trial.held", trial.held());
        pair(figures, "policy.trial.given", trial.given());
        var examples = Markup.of("ul", "plain");
        trial.examples().forEach(example -> examples.add(example(example)));
        dialog.add(new Part("col g12 ask")
                .show(
                        Markup.text("p", "s13 t2", Words.say("policy.trial.since", Moment.day(trial.since()))),
                        figures,
                        examples));
        dialog.getFooter().add(Buttons.plain(Words.say("close"), dialog::close));
        dialog.setWidth("520px");
        return dialog;
    }

    private static Markup example(PolicyTrial.Example example) {
        return Markup.of("li")
                .add(
                        Markup.text("span", "block", example.what() + " · " + example.by()),
                        Markup.of("span", "s12 t2 block")
                                .add(Words.say(
                                                example.refused()
                                                        ? "policy.trial.wouldRefuse"
                                                        : "policy.trial.wouldHold")
                                        + ": " + example.why() + " · ")
                                .add(Moment.ago(example.at())));
    }

    private static void pair(Markup list, String key, int count) {
        list.add(Markup.of("dt").add(Words.say(key)), Markup.text("dd", "num", Words.number(count)));
    }
}
