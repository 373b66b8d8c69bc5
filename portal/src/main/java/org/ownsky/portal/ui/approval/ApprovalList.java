package org.ownsky.portal.ui.approval;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.provisioning.approval.ApprovalId;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalState;
import org.ownsky.provisioning.approval.ApprovalView;

/** What needs approval, as rows with the buttons that decide: for any page that wants to show it. */
public final class ApprovalList extends Div {
    private final ApprovalService approvals;
    private final Supplier<Caller> caller;
    private final Listing<ApprovalView> list;
    private final Part empty = new Part("hero");
    private Set<ApprovalState> states = Set.of(ApprovalState.WAITING);

    public ApprovalList(ApprovalService approvals, Decisions decisions, Supplier<Caller> caller) {
        this.approvals = approvals;
        this.caller = caller;
        list = Listing.of(
                        Words.say("approval.title"),
                        (ApprovalView approval) -> approval.id().value(),
                        approval -> ApprovalWords.title(approval.asked()))
                .columns(
                        Column.name(Words.say("approval.what"), ApprovalList::name),
                        Column.state(
                                Words.say("approval.state"),
                                (ApprovalView approval) -> ApprovalWords.tone(approval.state()),
                                approval -> ApprovalWords.state(approval.state())),
                        Column.<ApprovalView>fact(
                                        Words.say("approval.because"),
                                        approval -> Cells.line(String.join("; ", approval.reasons())))
                                .wide(260)
                                .growing(3),
                        Column.<ApprovalView>fact(
                                        Words.say("approval.askedBy"),
                                        approval -> Markup.of("span", "block")
                                                .add(Cells.line(approval.askedBy()))
                                                .add(Markup.of("span", "sub").add(Moment.ago(approval.askedAt()))))
                                .wide(140))
                .buttons(
                        RowAction.<ApprovalView>of(
                                        Words.say("approval.decline"),
                                        approval -> decisions.decline(caller.get(), approval, "", _ -> read()))
                                .when(ApprovalView::mayDecide),
                        RowAction.<ApprovalView>of(
                                        Words.say("approval.approve"),
                                        approval -> decisions.approve(caller.get(), approval, "", _ -> read()))
                                .when(ApprovalView::mayDecide)
                                .look(RowAction.Look.ADVISED))
                .sideBySide(2)
                .announcing(
                        approval -> ApprovalWords.title(approval.asked()) + " " + ApprovalWords.state(approval.state()))
                .from(cursor -> approvals.page(caller.get(), Optional.empty(), states, cursor, Listing.PAGE));
        addClassNames("listing");
        add(list, empty);
    }

    private static Markup name(ApprovalView approval) {
        return Markup.of("span", "block")
                .add(
                        Markup.link(
                                PolicyNavigation.approval(approval.id()),
                                "name",
                                ApprovalWords.title(approval.asked())),
                        Cells.sub(ApprovalWords.what(approval.asked())));
    }

    /** Shows those that wait, or those that are over. */
    public void show(boolean waiting) {
        states = waiting
                ? Set.of(ApprovalState.WAITING)
                : Set.of(
                        ApprovalState.APPROVED, ApprovalState.DECLINED, ApprovalState.WITHDRAWN, ApprovalState.EXPIRED);
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say(waiting ? "approval.emptyTitle" : "approval.noneOver")),
                Markup.of("p").add(Words.say(waiting ? "approval.emptyText" : "approval.noneOverText")));
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    /** Follows what happened. */
    public void follow(Change change) {
        if (list.isEmpty() || change.everything()) {
            read();
            return;
        }
        list.follow(change, ApprovalId.PREFIX, id -> Optional.of(approvals.find(caller.get(), new ApprovalId(id))));
    }
}
