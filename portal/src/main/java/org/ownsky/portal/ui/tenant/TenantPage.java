package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.lifecycle.LifecycleService;
import org.ownsky.portal.lifecycle.TenantExportService;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.portal.ui.kit.ActingTenant;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.ownsky.portal.ui.quota.TenantLimits;
import org.ownsky.quota.LimitService;

/** One tenant, for operators: its state, its quota, and the ways to its projects and people. */
@Route(TenantNavigation.PAGE)
@PermitAll
class TenantPage extends Screen implements BeforeEnterObserver {
    private final ActingTenant acting;
    private final TenantService tenants;
    private final LimitService limits;
    private final TenantLimits changes;
    private final LifecycleService lifecycle;
    private final TenantExportService exports;
    private Optional<TenantView> tenant = Optional.empty();

    TenantPage(
            Surroundings surroundings,
            ActingTenant acting,
            TenantService tenants,
            LimitService limits,
            TenantLimits changes,
            LifecycleService lifecycle,
            TenantExportService exports) {
        super(surroundings, Reach.FLEET);
        this.acting = acting;
        this.tenants = tenants;
        this.limits = limits;
        this.changes = changes;
        this.lifecycle = lifecycle;
        this.exports = exports;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new TenantId(
                event.getRouteParameters().get(TenantNavigation.TENANT).orElse(""));
        read(id);
    }

    private void read(TenantId id) {
        var caller = caller(id);
        var found = tenants.find(caller, id);
        tenant = Optional.of(found);
        show(head(caller, found), notice(found), ways(caller, found), quota(caller, found));
    }

    private Caller caller(TenantId id) {
        return acting.caller(Optional.of(id.value()));
    }

    @Override
    public Trail trail() {
        return Trail.of(
                tenant.map(TenantView::name).orElse(""),
                new Trail.Crumb(Words.say("tenants.title"), TenantNavigation.TENANTS));
    }

    @Override
    protected void changed(Change change) {
        tenant.map(TenantView::id)
                .filter(id -> change.everything() || change.ids().contains(id.value()))
                .ifPresent(this::read);
    }

    private Div head(Caller caller, TenantView found) {
        var title = new Part("title sp")
                .show(
                        Markup.of("h1").add(found.name()),
                        Markup.of("span", "row s13 t2")
                                .add(TenantsView.tone(found).badge(TenantsView.state(found)))
                                .add(Markup.text("span", "mono", found.slug().value()))
                                .add(Markup.text("span", "mono", found.number().value())));
        var acts = new Div();
        acts.addClassName("acts");
        if (caller.may(Permission.FLEET_OPERATE)) {
            acts(found).forEach(acts::add);
        }
        var head = new Div(title, acts);
        head.addClassName("head");
        return head;
    }

    private List<Button> acts(TenantView found) {
        var acts = new ArrayList<Button>();
        switch (found.state()) {
            case ACTIVE -> {
                acts.add(Buttons.plain(Words.say("tenant.suspend"), Icon.STOP, () -> suspend(found)));
                acts.add(close(found));
            }
            case SUSPENDED -> {
                acts.add(Buttons.plain(Words.say("tenant.resume"), Icon.PLAY, () -> resume(found)));
                acts.add(close(found));
            }
            case CLOSING -> acts.add(Buttons.primary(Words.say("tenant.keep"), Icon.RESTART, () -> keep(found)));
            case CLOSED -> {
                // Nothing is left that could be acted on.
            }
        }
        return acts;
    }

    private Button close(TenantView found) {
        var close = Buttons.plain(Words.say("tenant.close"), Icon.TRASH, () -> askToClose(found));
        close.addClassName("danger");
        return close;
    }

    private Part notice(TenantView found) {
        return switch (found.state()) {
            case ACTIVE, CLOSED -> new Part("");
            case SUSPENDED ->
                new Part("")
                        .show(Cards.banner(
                                "warn",
                                Icon.ALERT,
                                Words.say("tenant.suspendedTitle"),
                                Words.say("tenant.suspendedText")));
            case CLOSING ->
                new Part("")
                        .show(Cards.banner(
                                "warn",
                                Icon.ALERT,
                                Words.say(
                                        "tenant.closingTitle",
                                        found.closesAt().map(this::left).orElse(""),
                                        found.closesAt().map(Moment::exact).orElse("")),
                                Words.say("tenant.closingText")));
        };
    }

    /** Rounded up: {@code 30 days}, or on the last two days {@code 31 hours}. */
    private String left(Instant end) {
        var rest = Duration.between(clock().instant(), end);
        return rest.toDays() >= 2
                ? Words.count("days", rest.plusDays(1).minusNanos(1).toDays())
                : Words.count(
                        "hours", Math.max(0, rest.plusHours(1).minusNanos(1).toHours()));
    }

    private Div ways(Caller caller, TenantView found) {
        var ways = new Div(new Part("row")
                .show(
                        Cards.wayOn(TenantNavigation.dashboard(found.id()), Words.say("dashboard.title")),
                        Cards.wayOn(TenantNavigation.projects(found.id()), Words.say("projects.title")),
                        Cards.wayOn(TenantNavigation.quota(found.id()), Words.say("quotaSettings.title")),
                        Cards.wayOn(TenantNavigation.members(found.id()), Words.say("members.title"))));
        ways.addClassNames("row", "ways");
        if (caller.mayOperate(found.id(), Permission.TENANT_ADMINISTER)) {
            ways.add(new ExportLink(exports, found, () -> caller(found.id())));
        }
        return ways;
    }

    private Section quota(Caller caller, TenantView found) {
        var lines = limits.usage(caller, found.id());
        var meters = new Part("")
                .show(Markup.of("div", "qs")
                        .add(lines.stream().map(line -> Meter.of(line).row()).toList()));
        var change = new Div();
        if (caller.may(Permission.FLEET_OPERATE)) {
            change.addClassName("below");
            change.add(Buttons.plain(
                    Words.say("limits.change"),
                    Icon.GAUGE,
                    () -> changes.change(() -> caller(found.id()), found, () -> read(found.id()))));
        }
        return Cards.card(Words.say("tenant.quota"), meters, change);
    }

    private void suspend(TenantView found) {
        var reason = new TextField(Words.say("tenant.reason"));
        new FormDialog(
                        Words.say("tenant.suspendTitle", found.name()),
                        Words.say("tenant.suspend"),
                        () -> {
                            lifecycle.suspend(caller(found.id()), found.id(), reason.getValue());
                            read(found.id());
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("tenant.suspendText"))),
                        reason)
                .harmful()
                .open();
    }

    private void resume(TenantView found) {
        if (Notices.attempt(() -> lifecycle.resume(caller(found.id()), found.id()))) {
            Notices.tell(Words.say("tenant.resumed", found.name()));
        }
        read(found.id());
    }

    private void keep(TenantView found) {
        if (Notices.attempt(() -> lifecycle.keep(caller(found.id()), found.id()))) {
            Notices.tell(Words.say("tenant.kept", found.name()));
        }
        read(found.id());
    }

    private void askToClose(TenantView found) {
        var days = new IntegerField(Words.say("tenant.graceDays"));
        days.setMin(0);
        days.setValue(Math.toIntExact(lifecycle.usualGrace(caller(found.id())).toDays()));
        new FormDialog(
                        Words.say("tenant.closeTitle", found.name()),
                        Words.say("tenant.close"),
                        () -> {
                            lifecycle.close(
                                    caller(found.id()),
                                    found.id(),
                                    Optional.ofNullable(days.getValue()).map(Duration::ofDays),
                                    "");
                            read(found.id());
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("tenant.closeText"))),
                        days)
                .harmful()
                .afterTyping(found.slug().value())
                .open();
    }
}
