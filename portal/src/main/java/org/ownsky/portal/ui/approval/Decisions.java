package org.ownsky.portal.ui.approval;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalView;
import org.springframework.stereotype.Component;

/** Decides: approves at once, declines once the reason is given, withdraws once it is confirmed. */
@Component
public class Decisions {
    private static final int LONGEST_COMMENT = 500;

    private final ApprovalService approvals;

    Decisions(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** Approves, with a comment that may be empty, and tells what came of it. */
    void approve(Caller caller, ApprovalView approval, String comment, Consumer<ApprovalView> then) {
        Notices.attempt(() -> {
            var now = approvals.approve(caller, approval.id(), comment);
            Notices.tell(
                    now.end().isPresent()
                            ? Words.say("approval.approved", ApprovalWords.title(now.asked()))
                            : Words.say("approval.halfApproved", ApprovalWords.waitsFor(now)));
            then.accept(now);
        });
    }

    /** Asks why, then declines. */
    void decline(Caller caller, ApprovalView approval, String comment, Consumer<ApprovalView> then) {
        var why = comment(Words.say("approval.why"));
        why.setValue(comment);
        why.setRequired(true);
        why.setHelperText(Words.say("approval.whyHint", approval.askedBy()));
        new FormDialog(
                        Words.say("approval.declineTitle", ApprovalWords.title(approval.asked())),
                        Words.say("approval.decline"),
                        () -> {
                            var now = approvals.decline(caller, approval.id(), why.getValue());
                            Notices.tell(Words.say("approval.declined", ApprovalWords.title(now.asked())));
                            then.accept(now);
                        },
                        why)
                .harmful()
                .open();
    }

    void withdraw(Caller caller, ApprovalView approval, Consumer<ApprovalView> then) {
        new FormDialog(
                        Words.say("approval.withdrawTitle", ApprovalWords.title(approval.asked())),
                        Words.say("approval.withdraw"),
                        () -> {
                            var now = approvals.withdraw(caller, approval.id());
                            Notices.tell(Words.say("approval.withdrawn", ApprovalWords.title(now.asked())));
                            then.accept(now);
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("approval.withdrawText"))))
                .harmful()
                .open();
    }

    static TextArea comment(String label) {
        var comment = new TextArea(label);
        comment.setMaxLength(LONGEST_COMMENT);
        comment.setMinRows(2);
        comment.setMaxRows(6);
        comment.setWidthFull();
        comment.setValueChangeMode(ValueChangeMode.ON_BLUR);
        return comment;
    }
}
