package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.ownsky.kernel.CloudException;

/** Short messages that need no answer. */
public final class Notices {
    private static final int SHOWN_FOR_MILLISECONDS = 5000;

    private Notices() {}

    /** Shows and speaks it politely. */
    public static void tell(String text) {
        Notification.show(text, SHOWN_FOR_MILLISECONDS, Notification.Position.BOTTOM_START);
    }

    /** Does something and shows why it was refused, if it was. */
    public static boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (CloudException refusal) {
            refused(refusal);
            return false;
        }
    }

    /** Shows why something was refused; stays twice as long, and is spoken at once. */
    public static void refused(CloudException refusal) {
        var notification = Notification.show(
                refusal.error().message(), 2 * SHOWN_FOR_MILLISECONDS, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notification.setAssertive(true);
    }

    /** Has screen readers speak it, without showing it. */
    public static void announce(String text) {
        UI.getCurrent().getPage().executeJs("window.ownskyAnnounce($0)", text);
    }
}
