package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** What ends within two weeks, the first to end first. */
@SpringComponent
@Scope("prototype")
@Order(20)
class EndingCard implements DashboardCard {
    private static final int SHOWN = 6;

    private final List<EndingThings> sources;
    private final Part card = new Part("card flush");

    EndingCard(List<EndingThings> sources) {
        this.sources = List.copyOf(sources);
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
        var rows = sources.stream()
                .flatMap(source -> source.read(caller, now).stream())
                .sorted(Comparator.comparing(EndingThings.Row::at))
                .toList();
        var list = Markup.of("ul", "list");
        rows.stream().limit(SHOWN).forEach(row -> list.add(row(row, now.at())));
        if (rows.isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("dashboard.nothingEnds")));
        }
        if (rows.size() > SHOWN) {
            list.add(
                    Markup.text("li", "t2", Words.say("dashboard.moreEnds", Words.number(rows.size() - (long) SHOWN))));
        }
        card.show(
                Cards.heading(
                        Words.say("dashboard.ending"),
                        Markup.text(
                                "span", "s12 t2", Words.say("dashboard.endingHint", TenantDashboard.SOON.toDays()))),
                list);
    }

    private static Markup row(EndingThings.Row row, Instant now) {
        return Markup.of("li")
                .add(
                        Markup.of("span", "what").add(Markup.cut("m", row.what()), Markup.cut("s12 t3", row.where())),
                        Markup.text("span", "s12 t2", left(Duration.between(now, row.at())))
                                .with("title", Moment.exact(row.at())));
    }

    /** {@code in 3 days}, or on the last two {@code in 31 hours}. */
    private static String left(Duration left) {
        return Words.say(
                "dashboard.in",
                left.toDays() >= 2
                        ? Words.count("days", left.toDays())
                        : Words.count("hours", Math.max(1, left.toHours())));
    }
}
