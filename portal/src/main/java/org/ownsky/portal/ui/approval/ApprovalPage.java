package org.ownsky.portal.ui.approval;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.provisioning.approval.ApprovalId;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalView;

/** One thing that needs approval: what is asked, which rules want it, who answered; and the buttons that decide. */
@Route(PolicyNavigation.APPROVALS + "/:id")
@PermitAll
class ApprovalPage extends Screen implements BeforeEnterObserver {
    private final ApprovalService approvals;
    private final Decisions decisions;
    private final Part head = new Part("head");
    private final Part facts = new Part("stack");
    private final TextArea comment = Decisions.comment(Words.say("approval.comment"));
    private final Button approve = Buttons.primary(Words.say("approval.approve"), Icon.CHECK, this::approve);
    private final Button decline = Buttons.plain(Words.say("approval.decline"), Icon.CLOSE, this::decline);
    private final Button withdraw = Buttons.plain(Words.say("approval.withdraw"), Icon.LEFT, this::withdraw);
    private final Div decision = new Div();
    private @Nullable ApprovalView approval;

    ApprovalPage(Surroundings surroundings, ApprovalService approvals, Decisions decisions) {
        super(surroundings, Reach.FLEET, "narrow");
        this.approvals = approvals;
        this.decisions = decisions;
        decline.addClassName("danger");
        approve.getElement().setAttribute("data-keys", "a");
        comment.setPlaceholder(Words.say("approval.commentHint"));
        var acts = new Div(decline, withdraw, approve);
        acts.addClassNames("acts", "sticky-actions");
        var body = new Div(comment, acts);
        body.addClassNames("body", "col", "g12");
        decision.add(body);
        decision.addClassName("card");
        var stack = new Div(facts, decision);
        stack.addClassName("stack");
        show(head, stack);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("id")
                .filter(word -> IdFormat.matches(ApprovalId.PREFIX, word))
                .orElseThrow(NotFoundException::new);
        show(approvals.find(caller(), new ApprovalId(id)));
    }

    private void show(ApprovalView now) {
        approval = now;
        head.show(ApprovalFacts.head(now));
        facts.show(ApprovalFacts.cards(now));
        comment.setVisible(now.mayDecide());
        approve.setVisible(now.mayDecide());
        decline.setVisible(now.mayDecide());
        withdraw.setVisible(now.mayWithdraw());
        decision.setVisible(now.mayDecide() || now.mayWithdraw());
    }

    private void approve() {
        if (approval != null) {
            decisions.approve(caller(), approval, comment.getValue(), this::show);
        }
    }

    private void decline() {
        if (approval != null) {
            decisions.decline(caller(), approval, comment.getValue(), this::show);
        }
    }

    private void withdraw() {
        if (approval != null) {
            decisions.withdraw(caller(), approval, this::show);
        }
    }

    @Override
    public Trail trail() {
        return Trail.of(
                approval == null ? Words.say("approval.title") : ApprovalWords.title(approval.asked()),
                new Trail.Crumb(Words.say("requests.title"), QuotaNavigation.LAUNCHES));
    }

    @Override
    protected void changed(Change change) {
        if (approval != null && change.concerns(approval.id().value())) {
            show(approvals.find(caller(), approval.id()));
        }
    }
}
