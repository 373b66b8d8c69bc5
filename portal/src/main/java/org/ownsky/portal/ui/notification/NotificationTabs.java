package org.ownsky.portal.ui.notification;

import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NotificationNavigation;

/** Leads from the notifications to what of them is mailed, and to webhooks. */
final class NotificationTabs {

    private NotificationTabs() {}

    /** For who may see it; webhooks are for who administers something. */
    static Part at(String address, Caller caller) {
        var nav = Markup.of("nav", "tabs")
                .with("aria-label", Words.say("notice.tabs"))
                .add(
                        tab(NotificationNavigation.LIST, "notice.tab.list", address),
                        tab(NotificationNavigation.SETTINGS, "notice.tab.settings", address));
        if (!WebhooksView.places(caller).isEmpty()) {
            nav.add(tab(NotificationNavigation.WEBHOOKS, "webhook.title", address));
        }
        return new Part("").show(nav);
    }

    private static Markup tab(String address, String words, String here) {
        var link = Markup.link(address, "", Words.say(words));
        return address.equals(here) ? link.with("aria-current", "page") : link;
    }
}
