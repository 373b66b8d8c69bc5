package org.ownsky.portal.ui.notification;

import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NotificationNavigation;

/** Leads from the notifications to what of them is mailed, and back. */
final class NotificationTabs {

    private NotificationTabs() {}

    static Part at(String address) {
        return new Part("")
                .show(Markup.of("nav", "tabs")
                        .with("aria-label", Words.say("notice.tabs"))
                        .add(
                                tab(NotificationNavigation.LIST, "notice.tab.list", address),
                                tab(NotificationNavigation.SETTINGS, "notice.tab.settings", address)));
    }

    private static Markup tab(String address, String words, String here) {
        var link = Markup.link(address, "", Words.say(words));
        return address.equals(here) ? link.with("aria-current", "page") : link;
    }
}
