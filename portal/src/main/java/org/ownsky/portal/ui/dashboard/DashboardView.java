package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.dashboard.DashboardExportService;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantDashboardService;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.ActingTenant;
import org.ownsky.portal.ui.kit.Greetings;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.springframework.beans.factory.ObjectProvider;

/** A whole tenant at a glance, for who reads it: its administrators, and operators by the tenant's address. */
@Route(TenantNavigation.DASHBOARD)
@RouteAlias(TenantNavigation.DASHBOARD_OF)
@PermitAll
// Cards are found as beans, so that the build of the frontend does not see what they use.
@Uses(RadioButtonGroup.class)
class DashboardView extends Screen implements BeforeEnterObserver {
    /** It adds a whole tenant up; what is a few seconds old is new enough. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ActingTenant acting;
    private final TenantDashboardService source;
    private final DashboardExportService exports;
    private final DashboardActs acts;
    private final List<DashboardCard> cards;
    private final Part title = new Part("sp");
    private final Div body = new Div();
    private Optional<String> address = Optional.empty();

    DashboardView(
            Surroundings surroundings,
            ActingTenant acting,
            TenantDashboardService source,
            DashboardExportService exports,
            DashboardActs acts,
            ObjectProvider<DashboardCard> cards) {
        super(surroundings, PAUSE);
        this.acting = acting;
        this.source = source;
        this.exports = exports;
        this.acts = acts;
        this.cards = cards.orderedStream().toList();
        body.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getRouteParameters().get(TenantNavigation.TENANT);
        if (!acting.isFound(event, address)) {
            return;
        }
        var columns = new Div(column(DashboardCard.Place.MAIN), column(DashboardCard.Place.SIDE));
        columns.addClassNames("lay", "c2", "dashboard");
        body.removeAll();
        at(DashboardCard.Place.TOP).forEach(card -> body.add(card.component()));
        body.add(columns);
        refresh();
        show(head(), body);
    }

    private Div head() {
        var end = new Div(export());
        end.addClassName("acts");
        var caller = inTenant();
        if (caller.mayOperate(caller.tenant().orElseThrow(), Permission.TENANT_ADMINISTER)) {
            acts.buttons(this::inTenant, this::refresh).forEach(end::add);
        }
        var head = new Div(title, end);
        head.addClassName("head");
        return head;
    }

    private Div column(DashboardCard.Place place) {
        var column = new Div();
        column.addClassName("stack");
        at(place).forEach(card -> column.add(card.component()));
        return column;
    }

    private List<DashboardCard> at(DashboardCard.Place place) {
        return cards.stream().filter(card -> card.place() == place).toList();
    }

    private Caller inTenant() {
        return acting.caller(address);
    }

    private void refresh() {
        var caller = inTenant();
        var now = source.read(caller, caller.tenant().orElseThrow());
        title.show(
                Markup.of("h1")
                        .add(
                                address.isEmpty()
                                        ? Greetings.of(caller.name(), clock())
                                        : now.tenant().name()),
                Markup.of("p").add(summary(now)));
        cards.forEach(card -> card.refresh(caller, now));
    }

    /** {@code 9 projects · 64 people · 148 instances}. */
    private static String summary(TenantDashboard now) {
        return String.join(
                " · ",
                Words.count("dashboard.projects", now.resources().projects().size()),
                Words.count("dashboard.people", now.people().number()),
                Words.count(
                        "dashboard.instances", KeyFigures.total(now.resources().instances())));
    }

    /** A link that downloads what the table of projects shows then, with all of them. */
    private Anchor export() {
        DownloadHandler handler = download -> {
            var asking = inTenant();
            download.setFileName("projects.csv");
            download.setContentType("text/csv");
            try (var out = download.getOutputStream()) {
                exports.write(asking, asking.tenant().orElseThrow(), out);
            }
        };
        var link = new Anchor(handler, Words.say("dashboard.export"));
        link.addClassName("btn");
        link.getElement().setAttribute("download", true);
        return link;
    }

    @Override
    public Trail trail() {
        return address.isEmpty()
                ? Trail.of(Words.say("dashboard.title"))
                : Trail.of(
                        Words.say("dashboard.title"),
                        new Trail.Crumb(Words.say("tenants.title"), TenantNavigation.TENANTS));
    }

    @Override
    protected void changed(Change change) {
        refresh();
    }
}
