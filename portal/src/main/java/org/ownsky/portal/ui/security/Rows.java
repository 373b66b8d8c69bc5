package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.Arrays;
import java.util.Locale;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;

/** A card of things that are looked after one by one: what it is, how it stands, what can be done. */
final class Rows {

    private Rows() {}

    static Section card(String title, Component... rows) {
        var card = Cards.card(title, rows);
        card.addClassName("rows");
        card.setId(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        return card;
    }

    static Div row(Markup state, Component... acts) {
        var end = new Div();
        end.addClassNames("row", "acts");
        Arrays.stream(acts).forEach(end::add);
        var row = new Div(new Part("sp").show(state), end);
        row.addClassName("thing");
        return row;
    }

    /** A thing's name with its state, and a line about it. */
    static Markup state(String name, Markup badge, String line) {
        return Markup.of("div")
                .add(Markup.of("div", "row").add(Markup.of("h3").add(name), badge), Markup.text("p", "s13 t2", line));
    }

    static Markup state(String name, String line) {
        return Markup.of("div").add(Markup.of("h3").add(name), Markup.text("p", "s13 t2", line));
    }
}
