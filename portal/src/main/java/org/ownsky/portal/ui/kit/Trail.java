package org.ownsky.portal.ui.kit;

import java.util.List;

/**
 * Where a screen stands.
 *
 * @param title of the page, the last crumb
 * @param above links to what it belongs to, outermost first
 */
public record Trail(String title, List<Crumb> above) {
    public Trail {
        above = List.copyOf(above);
    }

    public static Trail of(String title, Crumb... above) {
        return new Trail(title, List.of(above));
    }

    /** A link in the trail. */
    public record Crumb(String title, String address) {}
}
