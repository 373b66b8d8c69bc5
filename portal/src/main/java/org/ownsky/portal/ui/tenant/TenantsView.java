package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.ownsky.portal.ui.quota.TenantLimits;

/** All tenants, for operators. */
@Route(TenantNavigation.TENANTS)
@PermitAll
class TenantsView extends Screen {
    private final TenantService tenants;
    private final TenantLimits changes;
    private final Listing<TenantView> list;
    private String search = "";

    TenantsView(Surroundings surroundings, TenantService tenants, TenantLimits changes) {
        super(surroundings, Reach.FLEET, "list-page");
        caller().require(Permission.FLEET_READ);
        this.tenants = tenants;
        this.changes = changes;
        this.list = Listing.of(
                        Words.say("tenants.title"),
                        (TenantView tenant) -> tenant.id().value(),
                        TenantView::name)
                .columns(
                        Column.name(
                                Words.say("tenant.name"),
                                tenant -> Cells.named(
                                        tenant.name(),
                                        TenantNavigation.page(tenant.id()),
                                        tenant.slug().value())),
                        Column.state(Words.say("tenant.state"), TenantsView::tone, TenantsView::state),
                        Column.<TenantView>fact(Words.say("tenant.since"), tenant -> Moment.since(tenant.since()))
                                .wide(120),
                        Column.<TenantView>fact(
                                        Words.say("tenant.number"),
                                        tenant -> Markup.text(
                                                "span", "mono", tenant.number().value()))
                                .wide(150)
                                .offPhone())
                .empty(Words.say("tenants.none"))
                .from(cursor -> tenants.page(caller(), new PageRequest(search, cursor, Listing.PAGE)));
        var filters = new Div(new FindField(Words.say("tenants.find"), Words.say("tenants.findHint"), this::narrow));
        filters.addClassName("filters");
        var templates = Buttons.plain(
                Words.say("templates.title"), () -> UI.getCurrent().navigate(TenantNavigation.TEMPLATES));
        var head = caller().may(Permission.FLEET_OPERATE)
                ? Heads.of(
                        Words.say("tenants.title"),
                        templates,
                        Buttons.primary(Words.say("tenants.create"), Icon.PLUS, this::create))
                : Heads.of(Words.say("tenants.title"), templates);
        show(head, filters, list);
        list.read();
    }

    private void narrow(String text) {
        search = text;
        list.read();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("tenants.title"));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, TenantId.PREFIX, id -> Optional.of(tenants.find(caller(), new TenantId(id))));
    }

    private void create() {
        var names = new NameFields();
        var limits = new LimitFields();
        new FormDialog(
                        Words.say("tenants.createTitle"),
                        Words.say("tenants.create"),
                        () -> {
                            var made = tenants.create(caller(), names.slug(), names.name(), limits.given());
                            Notices.tell(Words.say("tenants.created", made.name()));
                            UI.getCurrent().navigate(TenantNavigation.page(made.id()));
                        },
                        names,
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("tenants.limitsHint"))),
                        changes.templates(caller(), limits),
                        limits)
                .open();
    }

    static Tone tone(TenantView tenant) {
        return switch (tenant.state()) {
            case ACTIVE -> Tone.OK;
            case SUSPENDED -> Tone.STOPPED;
            case CLOSING -> Tone.STOPPING;
            case CLOSED -> Tone.TERMINATED;
        };
    }

    static String state(TenantView tenant) {
        return Words.say("tenant.state." + tenant.state().name());
    }
}
