package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.ownsky.portal.ui.kit.Located;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.HomeNavigation;

/** What is shown at an address that leads nowhere. */
@ParentLayout(MainLayout.class)
@PermitAll
class NotFoundPage extends Main implements HasErrorParameter<NotFoundException>, Located {
    /** An address may be as long as somebody likes; so much of it is told. */
    private static final int LONGEST_ADDRESS = 120;

    NotFoundPage() {
        setId("main");
        addClassNames("page", "narrow");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        removeAll();
        add(new Part("hero")
                .show(
                        Markup.of("span", "dawn").with("aria-hidden", "true"),
                        Markup.of("h1").add(Words.say("error.notFound")),
                        Markup.of("p")
                                .add(Words.say(
                                        "error.notFoundText",
                                        shown("/" + event.getLocation().getPath()))),
                        Markup.of("div", "row")
                                .add(Markup.link(HomeNavigation.ADDRESS, "btn", Words.say("error.way.homeButton")))));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("error.notFound"));
    }

    private static String shown(String address) {
        return address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS) + "…";
    }
}
