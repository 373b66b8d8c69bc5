package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.math.RoundingMode;
import java.util.List;
import org.ownsky.billing.CostService;
import org.ownsky.billing.InstanceCost;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceView;

/** What the instance has cost, by meter. */
final class CostPanel implements InstancePanel {
    private final CostService costs;
    private final Part figures = new Part("");
    private final Part lines = new Part("card flush");
    private final Div stack = new Div(figures, lines);

    CostPanel(CostService costs) {
        this.costs = costs;
        stack.addClassName("stack");
    }

    @Override
    public Component component() {
        return stack;
    }

    @Override
    public void show(Caller caller, InstanceView instance) {
        if (!caller.may(Permission.COST_READ)) {
            figures.show(Markup.text("p", "t2", Words.say("cost.mayNot")));
            lines.setVisible(false);
            return;
        }
        var cost = costs.instance(caller, instance.id());
        figures.show(Markup.of("div", "lay k3")
                .add(
                        figure("cost.soFar", Prices.amount(cost.soFar()), Words.say("cost.sinceLaunch")),
                        figure("cost.now", Prices.perHour(cost.perHour()), Words.say("cost.perHour")),
                        figure("cost.month", Prices.perMonth(cost.perHour()), Words.say("cost.perMonth"))));
        lines.show(Cards.heading(Words.say("cost.lines")), table(cost.lines()));
    }

    private static Markup figure(String label, String value, String below) {
        return Cards.figure(Words.say(label), value, "", List.of(Cards.remark(below)));
    }

    private static Markup table(List<InstanceCost.Line> lines) {
        var head = Markup.of("tr")
                .add(
                        heading("cost.column.meter", ""),
                        heading("cost.column.quantity", "r"),
                        heading("cost.column.price", "r only-d"),
                        heading("cost.column.amount", "r"));
        var body = Markup.of("tbody");
        lines.forEach(line -> body.add(row(line)));
        if (lines.isEmpty()) {
            body.add(Markup.of("tr")
                    .add(Markup.of("td", "t2").with("colspan", "4").add(Words.say("cost.none"))));
        }
        return Markup.of("table", "plain cost-lines").add(Markup.of("thead").add(head), body);
    }

    private static Markup heading(String key, String classes) {
        return Markup.text("th", classes, Words.say(key)).with("scope", "col");
    }

    private static Markup row(InstanceCost.Line line) {
        var meter = Markup.of("td").add(line.meter().label());
        if (line.open()) {
            meter.add(" ").add(Markup.text("span", "tag", Words.say("cost.counting")));
        }
        return Markup.of("tr")
                .key(line.meter().key() + line.unitPrice().amount())
                .add(
                        meter,
                        Markup.text(
                                "td",
                                "r num",
                                line.quantity()
                                                .setScale(4, RoundingMode.HALF_UP)
                                                .toPlainString() + " " + line.unit()),
                        Markup.text("td", "r num only-d", Prices.fine(line.unitPrice())),
                        Markup.text("td", "r num b", Prices.amount(line.amount())));
    }
}
