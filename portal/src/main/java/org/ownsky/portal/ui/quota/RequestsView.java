package org.ownsky.portal.ui.quota;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.quota.request.QuotaRequestId;
import org.ownsky.quota.request.QuotaRequestQuery;
import org.ownsky.quota.request.QuotaRequestQuery.Whose;
import org.ownsky.quota.request.QuotaRequestService;
import org.ownsky.quota.request.QuotaRequestView;

/** Requests for higher limits: those that one made, and those that wait for one's role. */
@Route(QuotaNavigation.REQUESTS)
@RouteAlias(QuotaNavigation.TO_DECIDE)
@PermitAll
class RequestsView extends Screen implements BeforeEnterObserver {
    private final QuotaRequestService requests;
    private final RequestTabs ways;
    private final Part tabs = new Part("");
    private final Listing<QuotaRequestView> list;
    private Whose whose = Whose.MINE;

    RequestsView(Surroundings surroundings, QuotaRequestService requests, RequestTabs ways) {
        // Requests of other projects of the tenant may wait for whoever looks.
        super(surroundings, Reach.FLEET, "list-page");
        this.requests = requests;
        this.ways = ways;
        this.list = Listing.of(
                        Words.say("requests.title"),
                        (QuotaRequestView request) -> request.id().value(),
                        RequestWords::title)
                .columns(
                        Column.<QuotaRequestView>name(Words.say("requests.what"), RequestsView::what)
                                .growing(3),
                        Column.<QuotaRequestView>state(
                                Words.say("requests.state"),
                                request -> RequestWords.tone(request.state()),
                                request -> RequestWords.state(request.state())),
                        Column.<QuotaRequestView>fact(
                                        Words.say("requests.why"), request -> Cells.line(request.reason()))
                                .growing(3)
                                .offPhone(),
                        Column.<QuotaRequestView>fact(
                                        Words.say("requests.asked"),
                                        request -> Markup.of("span").add(Moment.ago(request.openedAt())))
                                .wide(120),
                        Column.<QuotaRequestView>fact(
                                        Words.say("requests.until"),
                                        request -> Cells.line(RequestWords.until(request.until())))
                                .wide(150))
                .announcing(request -> RequestWords.title(request) + ": " + RequestWords.state(request.state()))
                .empty(Words.say("requests.none"))
                .from(this::page);
        show(Heads.live(Words.say("requests.title")), tabs, list);
    }

    private static Markup what(QuotaRequestView request) {
        return Markup.of("span", "block")
                .add(
                        Markup.link(QuotaNavigation.page(request.id()), "name", RequestWords.title(request))
                                .with("title", RequestWords.title(request)),
                        Cells.sub(Words.say("requests.whoWhere", request.askedByName(), request.projectName())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        whose = event.getLocation().getPath().equals(QuotaNavigation.TO_DECIDE) ? Whose.TO_DECIDE : Whose.MINE;
        read();
    }

    private void read() {
        tabs.show(ways.show(caller(), whose == Whose.MINE ? QuotaNavigation.REQUESTS : QuotaNavigation.TO_DECIDE));
        list.empty(Words.say(whose == Whose.MINE ? "requests.none" : "requests.noneToDecide"));
        list.read();
    }

    private KeysetPage<QuotaRequestView> page(Optional<String> cursor) {
        return requests.page(caller(), QuotaRequestQuery.of(whose, cursor, Listing.PAGE));
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("requests.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything() || change.ids().stream().anyMatch(id -> id.startsWith(QuotaRequestId.PREFIX + "-"))) {
            if (whose == Whose.TO_DECIDE) {
                read();
            } else {
                list.follow(change, QuotaRequestId.PREFIX, this::find);
            }
        }
    }

    /** Empty for what is another project's. */
    private Optional<QuotaRequestView> find(String id) {
        try {
            return Optional.of(requests.find(caller(), new QuotaRequestId(id)));
        } catch (CloudException gone) {
            return Optional.empty();
        }
    }
}
