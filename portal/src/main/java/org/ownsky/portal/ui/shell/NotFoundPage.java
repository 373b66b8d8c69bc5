package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.HomeNavigation;

/** What is shown at an address that leads nowhere. */
@ParentLayout(MainLayout.class)
class NotFoundPage extends Div implements HasErrorParameter<NotFoundException> {

    NotFoundPage() {
        setId("main");
        addClassNames("page", "narrow");
        getElement().setAttribute("role", "main");
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
                                        "/" + event.getLocation().getPath())),
                        Markup.of("div", "row")
                                .add(Markup.link(HomeNavigation.ADDRESS, "btn", Words.say("error.way.homeButton")))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
