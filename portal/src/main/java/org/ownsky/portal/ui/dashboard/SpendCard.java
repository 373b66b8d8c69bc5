package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** What was spent on each of the last days, and is going to be until the month's end. */
@SpringComponent
@Scope("prototype")
@Order(20)
class SpendCard implements DashboardCard {
    private final Part card = new Part("card");

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public Component component() {
        return card;
    }

    @Override
    public void refresh(Caller caller, TenantDashboard now) {
        var spend = now.resources().spend();
        card.setVisible(spend.isPresent());
        spend.ifPresent(known -> {
            var series = SpendSeries.of(now.resources(), known, Words.say("dashboard.others"));
            var body = Markup.of("div", "body");
            if (series.isEmpty()) {
                body.add(Markup.text("p", "s13 t2", Words.say("dashboard.nothingSpent")));
            } else {
                body.add(SpendChart.legend(series), SpendChart.picture(series), SpendChart.twin(series));
            }
            card.show(
                    Cards.heading(
                            Words.say("dashboard.spend"),
                            Markup.text("span", "s12 t2", Words.say("dashboard.spendHint"))),
                    body);
        });
    }
}
