package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.history.Forecast;
import org.ownsky.quota.history.QuotaHistoryService;
import org.ownsky.quota.request.RequestLine;

/** What the project may use, and for who administers its tenant, what the tenant and each of its projects may. */
@Route(QuotaNavigation.QUOTAS)
@PermitAll
class QuotasView extends Screen implements BeforeEnterObserver {
    private final LimitService limits;
    private final QuotaHistoryService history;
    private final MoreQuota more;
    private final String project;
    private final Part own = new Part("card");
    private final Part pool = new Part("card");
    private final Optional<ProjectLimits> projects;

    QuotasView(
            Surroundings surroundings,
            LimitService limits,
            QuotaHistoryService history,
            MoreQuota more,
            TenantQuotas tenants,
            TenantLimits dialogs) {
        super(surroundings, Reach.FLEET, "list-page");
        this.limits = limits;
        this.history = history;
        this.more = more;
        this.project = surroundings.viewer().place().map(Viewer.Place::project).orElse("");
        var ofTenant = caller().tenant().filter(tenant -> caller().may(Permission.TENANT_READ));
        this.projects =
                ofTenant.map(tenant -> new ProjectLimits(tenants, dialogs, this::caller, tenant, this::refresh));
        var cards = new Div();
        cards.addClassNames("lay", "half", "eq", "quota-cards");
        caller().scope().ifPresent(here -> cards.add(own));
        ofTenant.ifPresent(tenant -> cards.add(pool));
        show(head(), cards);
        projects.ifPresent(this::add);
    }

    private Div head() {
        var acts = new ArrayList<Component>();
        if (projects.isPresent()) {
            acts.add(Buttons.plain(
                    Words.say("quotaSettings.title"), () -> UI.getCurrent().navigate(QuotaNavigation.SETTINGS)));
        }
        if (caller().scope().isPresent() && caller().may(Permission.INSTANCE_OPERATE)) {
            acts.add(Buttons.primary(Words.say("more.request"), Icon.SEND, this::ask));
        }
        return Heads.live(Words.say("quotas.title"), acts.toArray(Component[]::new));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (caller().scope().isPresent() || projects.isEmpty()) {
            caller().requireProject(Permission.PROJECT_READ);
        }
        refresh();
        projects.ifPresent(ProjectLimits::read);
    }

    private void refresh() {
        caller().scope()
                .map(ProjectScope::project)
                .ifPresent(here -> own.show(
                        Cards.heading(Words.say("quotas.ofProject", project)),
                        meters(limits.usage(caller(), here), history.forecast(caller(), here))));
        projects.ifPresent(list -> pool.show(
                Cards.heading(Words.say("quotas.ofTenant")),
                meters(limits.usage(caller(), list.tenant()), history.forecast(caller(), list.tenant()))));
    }

    private static Markup meters(List<QuotaLine> lines, Map<QuotaResource, Forecast> forecasts) {
        var meters = Markup.of("div", "qs");
        for (var line : lines) {
            var row = Meter.of(line).row();
            Optional.ofNullable(forecasts.get(line.resource()))
                    .ifPresent(forecast -> row.add(Markup.text(
                            "span", "why num", Words.say("quotas.forecast", Moment.day(start(forecast.reached()))))));
            meters.add(row);
        }
        return Markup.of("div", "body").add(meters);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private void ask() {
        var lines = limits.usage(caller(), caller().scope().orElseThrow().project()).stream()
                .filter(line -> line.free() != QuotaLine.UNLIMITED)
                .map(QuotasView::line)
                .toList();
        if (lines.isEmpty()) {
            Notices.tell(Words.say("quotas.noLimits"));
            return;
        }
        more.ask(
                caller(),
                new MoreQuota.Occasion(project, Words.say("more.fromQuotas", project), Optional.empty(), lines),
                request -> {
                    Notices.tell(Words.say("quotas.asked", RequestLine.words(request.lines())));
                    UI.getCurrent().navigate(QuotaNavigation.page(request.id()));
                });
    }

    private static MoreQuota.Line line(QuotaLine line) {
        var taken = line.used() + line.reserved();
        return new MoreQuota.Line(line.resource(), taken, taken + line.free(), taken + line.free());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("quotas.title"));
    }

    @Override
    protected void changed(Change change) {
        refresh();
        projects.ifPresent(list -> list.follow(change, ProjectId.PREFIX));
    }
}
