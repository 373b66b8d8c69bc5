package org.ownsky.portal.ui.navigation;

import org.ownsky.portal.webhook.WebhookId;

/** Where people read what they were told, and say who else is. */
public final class NotificationNavigation {
    public static final String LIST = "notifications";

    /** What the person wants mailed, and when. */
    public static final String SETTINGS = LIST + "/settings";

    public static final String WEBHOOKS = "webhooks";

    private NotificationNavigation() {}

    /** What one webhook was told. */
    public static String page(WebhookId id) {
        return WEBHOOKS + "/" + id.value();
    }
}
