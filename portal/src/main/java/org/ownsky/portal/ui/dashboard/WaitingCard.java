package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.stream.Stream;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.approval.WaitingApprovals;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.WaitingThing;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.portal.ui.quota.WaitingRequests;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Requests for quota and launches held for approval that whoever looks may decide, each a link to where that is done. */
@SpringComponent
@Scope("prototype")
@Order(10)
class WaitingCard implements DashboardCard {
    private static final int SHOWN = 5;

    private final WaitingRequests requests;
    private final WaitingApprovals approvals;
    private final Part card = new Part("card flush");

    WaitingCard(WaitingRequests requests, WaitingApprovals approvals) {
        this.requests = requests;
        this.approvals = approvals;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Component component() {
        return card;
    }

    @Override
    public void refresh(Caller caller, TenantDashboard now) {
        var held = approvals.count(caller);
        var number = requests.count(caller) + held;
        var list = Markup.of("ul", "list");
        Stream.concat(requests.list(caller, SHOWN).stream(), approvals.list(caller, SHOWN).stream())
                .sorted(Comparator.comparing(WaitingThing::since).reversed())
                .limit(SHOWN)
                .forEach(thing -> list.add(row(thing)));
        if (number == 0) {
            list.add(Markup.text("li", "t2", Words.say("dashboard.nothingWaits")));
        }
        if (number > SHOWN) {
            list.add(Markup.text("li", "t2", Words.say("dashboard.moreWaits", Words.number(number - SHOWN))));
        }
        var all = number == 0
                ? Markup.of("span")
                : Markup.link(
                        held == 0 ? QuotaNavigation.TO_DECIDE : QuotaNavigation.LAUNCHES,
                        "s13 m",
                        Words.say("dashboard.openWaiting"));
        card.show(Cards.heading(Words.say("dashboard.waiting"), all), list);
    }

    private static Markup row(WaitingThing thing) {
        return Markup.of("li")
                .key(thing.id())
                .add(
                        Markup.of("span", "what")
                                .add(
                                        Markup.link(thing.address(), "nm cut block", thing.what())
                                                .with("title", thing.what()),
                                        Markup.of("span", "s12 t2 block")
                                                .add(Words.say("dashboard.whoWhere", thing.who(), thing.where())
                                                        + " · ")
                                                .add(Moment.ago(thing.since()))),
                        Markup.icon(Icon.RIGHT));
    }
}
