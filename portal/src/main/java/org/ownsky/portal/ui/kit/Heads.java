package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The top of a page: its title, and at the end what can be done on it. */
public final class Heads {

    private Heads() {}

    public static Div of(String title, Component... acts) {
        return head(new Part("title sp").show(Markup.of("h1").add(title)), acts);
    }

    /** For a page that changes by itself: it says so. */
    public static Div live(String title, Component... acts) {
        return head(
                new Part("title sp")
                        .show(
                                Markup.of("h1").add(title),
                                Markup.of("span", "row s12 t2")
                                        .add(Markup.of("span", "live").with("aria-hidden", "true"))
                                        .add(Words.say("live"))),
                acts);
    }

    private static Div head(Part title, Component... acts) {
        var end = new Div(acts);
        end.addClassName("acts");
        var head = new Div(title, end);
        head.addClassName("head");
        return head;
    }
}
