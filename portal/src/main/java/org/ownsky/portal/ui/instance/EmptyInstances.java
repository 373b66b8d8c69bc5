package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.launch.LaunchOffers;
import org.ownsky.portal.ui.navigation.KeyPairNavigation;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;

/** What a project without instances is shown: the way to its first one. */
final class EmptyInstances extends Div {
    private final Figures figures;
    private final Part offer = new Part("hero");
    private final Div buttons = new Div();
    private final Part ways = new Part("");

    EmptyInstances(Figures figures) {
        this.figures = figures;
        buttons.addClassNames("row", "hero-buttons");
        add(offer, buttons, ways);
        addClassName("nothing-yet");
    }

    /** Takes the page's one way on into the middle. */
    void take(Button launch) {
        buttons.add(launch);
    }

    void refresh(Caller caller) {
        var may = caller.may(Permission.INSTANCE_OPERATE);
        var words = figures.offers
                .usual(caller)
                .map(usual -> Words.say(
                        "empty.text",
                        usual.image().name(),
                        Said.size(usual.type()),
                        usual.quote()
                                .map(quote -> Prices.perHour(quote.perHour()))
                                .orElse("–")))
                .orElse(Words.say("empty.noImage"));
        offer.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("empty.title")),
                Markup.of("p").add(may ? words : Words.say("empty.mayNot")));
        ways.show(Markup.of("div", "lay c2 eq").add(keyCard(), room(figures.quota.usage(caller))));
    }

    private static Markup keyCard() {
        return Markup.of("section", "card way")
                .add(
                        Markup.of("span", "wi").add(Markup.icon(Icon.KEY)),
                        Markup.of("div", "sp")
                                .add(
                                        Markup.of("h3").add(Words.say("empty.key")),
                                        Markup.text("p", "s13 t2", Words.say("empty.keyText"))),
                        Cards.wayOn(KeyPairNavigation.ADDRESS, Words.say("empty.addKey")));
    }

    private static Markup room(List<QuotaLine> lines) {
        var meters = Markup.of("div", "qs tight");
        lines.forEach(line -> meters.add(Meter.of(line).row()));
        return Markup.of("section", "card")
                .add(
                        Cards.heading(Words.say("empty.room")),
                        Markup.of("div", "body").add(meters));
    }

    /** What it tells about. */
    @Component
    static final class Figures {
        private final LaunchOffers offers;
        private final QuotaService quota;

        Figures(LaunchOffers offers, QuotaService quota) {
            this.offers = offers;
            this.quota = quota;
        }

        Optional<LaunchOffers.Offer> usual(Caller caller) {
            return offers.usual(caller);
        }
    }
}
