package org.ownsky.portal.ui.kit;

/** Why something was not done, shown where it was asked for. */
public final class Refusals {

    private Refusals() {}

    /** Spoken at once. */
    public static Markup banner(String why) {
        return Markup.of("div", "notice banner")
                .with("role", "alert")
                .add(Markup.of("span", "ic").add(Markup.icon(Icon.ALERT)))
                .add(Markup.text("span", "sp s13", why));
    }
}
