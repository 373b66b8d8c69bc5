package org.ownsky.portal.ui.list;

import org.ownsky.portal.ui.kit.Markup;

/** Cells that many lists have. */
public final class Cells {

    private Cells() {}

    /** A name that leads to the thing's page, and below it its id. */
    public static Markup named(String name, String address, String id) {
        return Markup.of("span", "block")
                .add(Markup.link(address, "name", name).with("title", name), Markup.text("span", "sub mono", id));
    }

    /** A name without a page of its own, and below it what tells it from others. */
    public static Markup named(String name, Markup below) {
        return Markup.of("span", "block").add(Markup.text("span", "name", name).with("title", name), below);
    }

    /** Two lines of text, each cut where room ends. */
    public static Markup lines(String first, String second) {
        return Markup.of("span", "block").add(line(first), sub(second));
    }

    public static Markup line(String text) {
        return Markup.cut("", text);
    }

    /** Where there is nothing to show yet; a card leaves it out. */
    public static Markup nothing() {
        return Markup.text("span", "not-yet", "–");
    }

    /** The second line, which a card shows, too: what went wrong. */
    public static Markup note(String text) {
        return Markup.text("span", "sub note", text).with("title", text);
    }

    /** The second line. */
    public static Markup sub(String text) {
        return Markup.text("span", "sub", text).with("title", text);
    }
}
