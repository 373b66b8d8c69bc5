package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;

/** Price and quota after the launch, and the button. */
final class SummaryCard extends Div {
    private final Part figures = new Part("col g12");
    private final Part shortPrice = new Part("only-m");
    private final Part policies = new Part("col g12");
    private final Part refused = new Part("refusal");
    private final Button launch;

    SummaryCard(Runnable submit, Component room) {
        launch = Buttons.primary(Words.say("launch.title"), Icon.BOLT, submit);
        launch.addClassName("wide");
        launch.setDisableOnClick(true);
        launch.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
        refused.getElement().setAttribute("role", "alert");
        var keys = new Part("only-d")
                .show(Markup.of("p", "s12 t2 keys")
                        .add(
                                Markup.of("kbd").add(Words.say("key.ctrl")),
                                Markup.of("kbd").add(Words.say("key.enter")))
                        .add(" " + Words.say("launch.keysHint")));
        var bar = new Div(shortPrice, launch);
        bar.addClassNames("sticky-actions");
        var body = new Div(figures, policies, refused, room, bar, keys);
        body.addClassName("body");
        add(body);
        addClassNames("card");
    }

    /** Shows what the form as it stands comes to. */
    void show(LaunchPlan plan) {
        var refusal = plan.refusal();
        var all = new ArrayList<Markup>();
        plan.perHour()
                .ifPresent(price -> all.add(Markup.of("div")
                        .add(
                                Markup.of("div", "price")
                                        .add(
                                                Markup.of("b").add(Prices.perHour(price)),
                                                Markup.text("span", "t2", Words.say("launch.perHour"))),
                                Markup.text("p", "s13 t2 num", Words.say("launch.perMonth", Prices.perMonth(price))))));
        all.add(parts(plan));
        all.add(Markup.of("hr"));
        var fits = refusal.isEmpty()
                ? Markup.of("span", "ok-t s12 m row")
                        .add(Markup.of("span", "i s i-check"))
                        .add(Words.say("launch.fits"))
                : Markup.of("span", "danger-t s12 m").add(Words.say("launch.fitsNot"));
        all.add(Markup.of("div", "row")
                .add(Markup.of("h3").add(Words.say("launch.quotaAfter")), Markup.of("span", "sp"), fits));
        var meters = Markup.of("div", "qs tight");
        plan.quota().stream()
                .filter(line -> plan.asked(line.resource()) > 0)
                .forEach(line -> meters.add(
                        Meter.after(line, plan.asked(line.resource())).row()));
        all.add(meters);
        figures.show(all);
        shortPrice.show(shortPrice(plan, refusal.isEmpty()));
        refuse(refusal.orElse(""));
        launch.setEnabled(refusal.isEmpty());
        policies.show(PolicyNotes.of(plan.decision()));
        launch.setText(PolicyNotes.verb(plan.decision()));
    }

    private static Markup parts(LaunchPlan plan) {
        var times = plan.count() == 1 ? "" : plan.count() + " × ";
        var list = Markup.of("dl", "kv");
        list.add(
                Markup.of("dt").add(times + plan.type().name()),
                Markup.of("dd")
                        .add(plan.instancesPerHour().map(Prices::perMonth).orElse("")));
        list.add(
                Markup.of("dt").add(times + Words.say("launch.rootDiskOf", plan.rootDisk())),
                Markup.of("dd")
                        .add(plan.rootDisksPerHour().map(Prices::perMonth).orElse("")));
        return list;
    }

    private static List<Markup> shortPrice(LaunchPlan plan, boolean fits) {
        var lines = new ArrayList<Markup>();
        plan.perHour().ifPresent(price -> {
            lines.add(Markup.of("span", "block")
                    .add(Markup.text("b", "num", Prices.perHour(price)), Markup.text("span", "s13 t2", " / h")));
            lines.add(Markup.of("span", "s12 t2 num block")
                    .add(Words.say("launch.aMonth", Prices.perMonth(price)) + " · ")
                    .add(Markup.text(
                            "span",
                            fits ? "ok-t m" : "danger-t m",
                            Words.say(fits ? "launch.fitsShort" : "launch.fitsNotShort"))));
        });
        return lines;
    }

    /** Says why it was or would be refused; empty for nothing. */
    void refuse(String why) {
        if (why.isEmpty()) {
            refused.show(List.of());
            launch.getElement().removeAttribute("aria-description");
        } else {
            refused.show(Markup.text("p", "refused", why));
            launch.getElement().setAttribute("aria-description", why);
        }
    }

    /** Lets the button be pressed again after a refusal. */
    void again() {
        launch.setEnabled(true);
    }
}
