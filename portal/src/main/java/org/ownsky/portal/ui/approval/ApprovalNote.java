package org.ownsky.portal.ui.approval;

import com.vaadin.flow.component.html.Div;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.instance.InstanceView;

/** Says on an instance's page what about it waits for approval, and leads there; hidden when nothing does. */
public final class ApprovalNote extends Div {
    private final ApprovalService approvals;
    private final Part note = new Part("stack");

    public ApprovalNote(ApprovalService approvals) {
        this.approvals = approvals;
        add(note);
        setVisible(false);
    }

    public void show(Caller caller, InstanceView instance) {
        var waiting = approvals.waitingFor(caller, instance.id());
        setVisible(!waiting.isEmpty());
        note.show(waiting.stream()
                .map(approval -> Cards.banner(
                        "info",
                        Icon.CLOCK,
                        Words.say("instance.approval"),
                        Words.say(
                                "instance.approvalText",
                                ApprovalWords.waitsFor(approval),
                                String.join("; ", approval.reasons())),
                        Cards.wayOn(PolicyNavigation.approval(approval.id()), Words.say("instance.approvalWay"))))
                .toList());
    }
}
