package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantPeople;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Who was there when, who never was, and who is still invited. */
@SpringComponent
@Scope("prototype")
@Order(40)
class PeopleCard implements DashboardCard {
    private final Part card = new Part("card flush");

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
        var people = now.people();
        var all = Markup.link(
                Addresses.members(caller, now),
                "s13 m",
                Words.say("dashboard.allPeople", Words.number(people.number())));
        var list = Markup.of("ul", "list");
        people.lastSeen().forEach(seen -> list.add(row(seen)));
        card.show(
                Cards.heading(Words.say("dashboard.peopleTitle"), all),
                list,
                Markup.text("div", "card-foot", remarks(people)));
    }

    private static Markup row(TenantPeople.Seen seen) {
        return Markup.of("li")
                .key(seen.name())
                .add(
                        Markup.of("span", "what").add(Markup.cut("m", seen.name())),
                        Markup.of("span", "s12 t2").add(Moment.ago(seen.at())));
    }

    /** {@code 3 have never signed in · 2 invitations open}. */
    private static String remarks(TenantPeople people) {
        var remarks = new ArrayList<String>();
        remarks.add(
                people.neverSignedIn() == 0
                        ? Words.say("dashboard.allSignedIn")
                        : Words.count("dashboard.neverSignedIn", people.neverSignedIn()));
        people.invitations()
                .filter(open -> open > 0)
                .ifPresent(open -> remarks.add(Words.count("dashboard.invitations", open)));
        return String.join(" · ", remarks);
    }
}
