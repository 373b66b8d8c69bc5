package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.ownsky.billing.InstanceCost;
import org.ownsky.provisioning.instance.InstanceView;

/** Markup that several screens show. */
public final class Cards {

    private Cards() {}

    /** A figure with its name, a line below, and perhaps a bar. */
    public static Markup figure(String label, String value, String unit, List<Markup> below) {
        return Markup.of("div", "card kpi")
                .key(label)
                .add(
                        Markup.text("span", "l", label),
                        Markup.of("span", "v")
                                .add(value + " ")
                                .add(Markup.of("small").add(unit)))
                .add(below);
    }

    /** The line under a figure. */
    public static Markup remark(String text) {
        return Markup.text("span", "d", text);
    }

    /** A card's heading with something at its end. */
    public static Markup heading(String title, Markup... end) {
        return Markup.of("div", "card-head")
                .add(Markup.of("h2").add(title), Markup.of("span", "sp"))
                .add(end);
    }

    /** A card whose heading is fixed and whose content is components. */
    public static Section card(String title, Component... content) {
        var head = new Part("").show(heading(title));
        var body = new Div(content);
        body.addClassName("body");
        var card = new Section(head, body);
        card.addClassName("card");
        return card;
    }

    /** Something that needs a look: what happened, why, and the ways on. */
    public static Markup banner(String kind, Icon icon, String title, String text, Markup... ways) {
        return Markup.of("div", ("banner " + kind).strip())
                .with("role", "status")
                .key(title)
                .add(Markup.of("span", "ic").add(Markup.icon(icon)))
                .add(Markup.of("div", "sp")
                        .add(Markup.of("b").add(title), Markup.of("p").add(text)))
                .add(Markup.of("div", "acts").add(ways));
    }

    /** A link that looks like a button. */
    public static Markup wayOn(String address, String text) {
        return Markup.link(address, "btn", text);
    }

    /** {@code t.nano · node-1 · 3 days}: what tells an instance from others, below its name. */
    public static Markup instanceLine(InstanceView instance) {
        var line = Markup.of("span", "s12 t3 cut block").add(instance.type().name());
        instance.node().ifPresent(node -> line.add(" · " + node));
        return line.add(" · ").add(Moment.since(instance.stateSince()));
    }

    /** What an instance cost so far, and costs per hour now. */
    public static String cost(InstanceCost cost) {
        return Prices.amount(cost.soFar());
    }
}
