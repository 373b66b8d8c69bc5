package org.ownsky.portal.ui.home;

import com.vaadin.flow.component.Component;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/** Home of somebody who is in no project (yet, or any more): it says what to do about it. */
final class PlacelessHome implements HomeView.Summary {
    private final Part page = new Part("hero");

    PlacelessHome(HomeView.Greeting greeting, Caller caller) {
        var administrator = caller.may(Permission.TENANT_ADMINISTER);
        var hint =
                Markup.of("p").add(Words.say(administrator ? "home.placeless.administrator" : "home.placeless.text"));
        page.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h1").add(greeting.words()),
                administrator
                        ? Markup.of("div")
                                .add(hint, Cards.wayOn(TenantNavigation.PROJECTS, Words.say("projects.create")))
                        : hint);
    }

    @Override
    public Component[] components() {
        return new Component[] {page};
    }

    @Override
    public void refresh(Caller caller) {
        // It says the same until there is a project; then the frame makes the page anew.
    }
}
