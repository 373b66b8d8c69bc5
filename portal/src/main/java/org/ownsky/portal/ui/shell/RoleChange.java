package org.ownsky.portal.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;

/** Tells people why the page that they looked at was replaced. */
final class RoleChange {
    private static final String ATTRIBUTE = RoleChange.class.getName();

    private RoleChange() {}

    /** On the next page of this browser, which is about to be made anew. */
    static void tellNext() {
        VaadinSession.getCurrent().setAttribute(ATTRIBUTE, true);
    }

    static void tell() {
        var session = VaadinSession.getCurrent();
        if (session.getAttribute(ATTRIBUTE) != null) {
            session.setAttribute(ATTRIBUTE, null);
            Notices.tell(Words.say("frame.roleChanged"));
        }
    }
}
