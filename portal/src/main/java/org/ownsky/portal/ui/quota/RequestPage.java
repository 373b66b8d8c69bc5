package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.quota.request.QuotaRequestDirectory;
import org.ownsky.quota.request.QuotaRequestId;
import org.ownsky.quota.request.QuotaRequestQuery;
import org.ownsky.quota.request.QuotaRequestQuery.Whose;
import org.ownsky.quota.request.QuotaRequestService;
import org.ownsky.quota.request.QuotaRequestView;

/** One request: what is asked and why, what it would come to, and for who may, the decision. */
@Route(QuotaNavigation.REQUEST)
@PermitAll
class RequestPage extends Screen implements BeforeEnterObserver {
    private static final int WAITING = 50;

    private final Callers callers;
    private final QuotaRequestDirectory directory;
    private final QuotaRequestService requests;
    private final RequestPanels panels;
    private final Part waiting = new Part("master only-d");
    private final Part title = new Part("");
    private final Part quote = new Part("card");
    private final Div place = new Div();
    private @Nullable RequestPanel panel;
    private @Nullable QuotaRequestView request;

    RequestPage(
            Surroundings surroundings,
            Callers callers,
            QuotaRequestDirectory directory,
            QuotaRequestService requests,
            RequestPanels panels) {
        super(surroundings, Reach.FLEET, "narrow");
        this.callers = callers;
        this.directory = directory;
        this.requests = requests;
        this.panels = panels;
        var body = new Div(title, quote, place);
        body.addClassNames("stack", "request");
        show(waiting, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get(QuotaNavigation.ID)
                .filter(word -> IdFormat.matches(QuotaRequestId.PREFIX, word))
                .map(QuotaRequestId::new)
                .orElseThrow(NotFoundException::new);
        show(requests.find(callerFor(id), id));
    }

    /** In the project that the request is about, which need not be the one that the person acts in. */
    private Caller callerFor(QuotaRequestId id) {
        return directory.scope(id).flatMap(this::in).orElseGet(this::caller);
    }

    /** Empty for a project that is gone, and for one that is not theirs. */
    private Optional<Caller> in(ProjectScope scope) {
        try {
            return Optional.of(callers.in(scope.project()));
        } catch (CloudException notThere) {
            return Optional.empty();
        }
    }

    private void show(QuotaRequestView now) {
        var before = request;
        request = now;
        list(now);
        title.show(head(now));
        quote.show(Markup.of("div", "body").add(Markup.text("p", "quote", now.reason())));
        var caller = callerFor(now.id());
        var current = panel;
        if (current == null || before == null || !before.id().equals(now.id()) || before.state() != now.state()) {
            current = panels.of(() -> callerFor(now.id()), now, this::show);
            place.removeAll();
            place.add(current);
            panel = current;
        }
        current.show(caller, now);
        if (before != null && before.id().equals(now.id()) && before.state() != now.state()) {
            Notices.announce(RequestWords.title(now) + ": " + RequestWords.state(now.state()));
        }
    }

    private static Markup head(QuotaRequestView now) {
        return Markup.of("div", "row top request-head")
                .add(Markup.text("span", "av", initials(now.askedByName())).with("aria-hidden", "true"))
                .add(
                        Markup.of("div", "sp")
                                .add(
                                        Markup.of("h1").add(RequestWords.title(now)),
                                        Markup.of("p", "s13 t2")
                                                .add(Words.say(
                                                                "requests.whoWhere",
                                                                now.askedByName(),
                                                                now.projectName())
                                                        + " · ")
                                                .add(Moment.ago(now.openedAt()))
                                                .add(" · " + RequestWords.until(now.until()))),
                        RequestWords.badge(now));
    }

    private static String initials(String name) {
        return name.isBlank() ? "" : name.strip().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    }

    /** What else waits for the person, beside it. */
    private void list(QuotaRequestView now) {
        var others = requests.page(caller(), QuotaRequestQuery.of(Whose.TO_DECIDE, Optional.empty(), WAITING))
                .items();
        var shows = !others.isEmpty();
        waiting.setVisible(shows);
        setClassName("with-master", shows);
        setClassName("narrow", !shows);
        if (shows) {
            waiting.show(
                    Markup.of("div", "row")
                            .add(
                                    Markup.of("h2").add(Words.say("requests.title")),
                                    Markup.of("span", "sp"),
                                    Markup.text("span", "tag", Words.say("requests.waiting", others.size()))),
                    rows(others, now));
        }
    }

    private static Markup rows(List<QuotaRequestView> others, QuotaRequestView now) {
        var list = Markup.of("ul", "list rlist");
        var at = others.stream().map(QuotaRequestView::id).toList().indexOf(now.id());
        for (var i = 0; i < others.size(); i++) {
            var other = others.get(i);
            var link = Markup.link(QuotaNavigation.page(other.id()), "nm cut block", other.askedByName());
            if (i == at) {
                link.with("aria-current", "true");
            } else if (i == (at + 1) % others.size()) {
                link.with("data-keys", "n");
            }
            list.add(Markup.of("li", i == at ? "here" : "")
                    .key(other.id().value())
                    .add(
                            Markup.of("span", "what")
                                    .add(
                                            link,
                                            Markup.cut("s12 t2", other.projectName()),
                                            Markup.text("span", "s12 m num block", RequestWords.title(other))),
                            Markup.of("span", "s12 t3 nw").add(Moment.ago(other.openedAt()))));
        }
        return list;
    }

    @Override
    public Trail trail() {
        return Trail.of(
                request == null ? Words.say("requests.title") : RequestWords.title(request),
                new Trail.Crumb(Words.say("requests.title"), QuotaNavigation.REQUESTS));
    }

    @Override
    protected void changed(Change change) {
        if (request != null && (change.concerns(request.id().value()) || touchesRequests(change))) {
            show(requests.find(callerFor(request.id()), request.id()));
        }
    }

    private static boolean touchesRequests(Change change) {
        return change.ids().stream().anyMatch(id -> id.startsWith(QuotaRequestId.PREFIX + "-"));
    }
}
