package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.CredentialNavigation;
import org.ownsky.portal.ui.navigation.NotificationNavigation;
import org.ownsky.portal.ui.navigation.SecurityNavigation;

/** What somebody can do about being here: the same menu in the drawer and, on a phone, in the bar. */
record Account(AuthenticationContext session, Runnable switchScheme, Runnable showKeys) {

    /** Has the button open the menu. */
    Button opener(Button button) {
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(Words.say("account.security"), click -> UI.getCurrent().navigate(SecurityNavigation.ADDRESS));
        menu.addItem(
                Words.say("account.notifications"), click -> UI.getCurrent().navigate(NotificationNavigation.LIST));
        menu.addItem(Words.say("account.tokens"), click -> UI.getCurrent().navigate(CredentialNavigation.TOKENS));
        menu.addItem(Words.say("scheme.switch"), click -> switchScheme.run());
        menu.addItem(Words.say("keys.title"), click -> showKeys.run());
        menu.addItem(Words.say("account.signOut"), click -> session.logout());
        return button;
    }
}
