package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.ownsky.kernel.CloudError;
import org.ownsky.portal.error.ErrorTranslator;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Located;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.HomeNavigation;

/** What is shown instead of a page that cannot be: what it was, and the ways on. */
@ParentLayout(MainLayout.class)
@PermitAll
class ErrorPage extends Main implements HasErrorParameter<Exception>, Located {
    private final ErrorTranslator translator;
    private final Part body = new Part("");
    private String title = Words.say("error.title.Bug");

    ErrorPage(ErrorTranslator translator) {
        this.translator = translator;
        setId("main");
        addClassNames("page", "narrow");
        add(body);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var error = translator.translate(parameter.getException());
        title = Words.say("error.title." + error.getClass().getSimpleName());
        show(error.message(), event.getLocation().getPathWithQueryParameters());
        return status(error);
    }

    @Override
    public Trail trail() {
        return Trail.of(title);
    }

    private void show(String message, String address) {
        body.show(
                Markup.of("div", "row top error-head")
                        .add(
                                Markup.of("span", "i l i-alert danger-t").with("aria-hidden", "true"),
                                Markup.of("div").add(Markup.of("h1").add(title), Markup.text("p", "t2", message))),
                Markup.of("section", "card flush")
                        .add(Cards.heading(Words.say("error.waysOn")))
                        .add(Markup.of("ul", "list").add(ways(address))));
    }

    private static List<Markup> ways(String address) {
        return List.of(
                way("error.way.home", Markup.link(HomeNavigation.ADDRESS, "btn", Words.say("error.way.homeButton"))),
                way(
                        "error.way.reload",
                        Markup.link(address, "btn", Words.say("error.way.reloadButton"))
                                .with("router-ignore", "")));
    }

    private static Markup way(String key, Markup button) {
        return Markup.of("li").add(Markup.text("span", "what", Words.say(key)), button);
    }

    private static int status(CloudError error) {
        return switch (error) {
            case CloudError.NotFound notFound -> HttpServletResponse.SC_NOT_FOUND;
            case CloudError.Forbidden forbidden -> HttpServletResponse.SC_FORBIDDEN;
            case CloudError.Unavailable unavailable -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case CloudError.QuotaExceeded exceeded -> HttpServletResponse.SC_CONFLICT;
            case CloudError.NoCapacity full -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case CloudError.WrongState state -> HttpServletResponse.SC_CONFLICT;
            case CloudError.InvalidInput input -> HttpServletResponse.SC_BAD_REQUEST;
            case CloudError.Conflict conflict -> HttpServletResponse.SC_CONFLICT;
            case CloudError.Bug bug -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    }
}
