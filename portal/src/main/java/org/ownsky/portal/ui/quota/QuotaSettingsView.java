package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.ui.kit.ActingTenant;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/** What governs a tenant's limits: rules that approve, templates, and changes to come. Operators reach it by the tenant's address. */
@Route(QuotaNavigation.SETTINGS)
@RouteAlias(TenantNavigation.QUOTA_OF)
@PermitAll
class QuotaSettingsView extends Screen implements BeforeEnterObserver {
    private final ActingTenant acting;
    private final TenantService tenants;
    private final QuotaSections sections;
    private Optional<String> address = Optional.empty();
    private Trail trail = Trail.of(Words.say("quotaSettings.title"));
    private Runnable again = () -> {};

    QuotaSettingsView(Surroundings surroundings, ActingTenant acting, TenantService tenants, QuotaSections sections) {
        super(surroundings, Reach.FLEET, "narrow");
        this.acting = acting;
        this.tenants = tenants;
        this.sections = sections;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getRouteParameters().get(TenantNavigation.TENANT);
        var caller = here();
        if (!caller.may(Permission.FLEET_READ) || caller.tenant().isEmpty()) {
            caller.require(Permission.TENANT_READ);
        }
        var tenant = caller.tenant()
                .map(id -> tenants.find(caller, id))
                .orElseThrow(() -> CloudException.of(new CloudError.Forbidden(Permission.TENANT_READ)));
        var title = Words.say("quotaSettings.title");
        trail = address.isEmpty()
                ? Trail.of(title, new Trail.Crumb(Words.say("quotas.title"), QuotaNavigation.QUOTAS))
                : Trail.of(
                        title,
                        new Trail.Crumb(Words.say("tenants.title"), TenantNavigation.TENANTS),
                        new Trail.Crumb(tenant.name(), TenantNavigation.page(tenant.id())));
        var rules = sections.rules(this::here, tenant.id());
        var templates = sections.templates(this::here, Optional.of(tenant.id()));
        var plans = sections.plans(this::here, tenant.id());
        again = () -> {
            rules.read();
            templates.read();
            plans.read();
        };
        show(Heads.of(title), rules, templates, plans);
        again.run();
    }

    /** In the tenant as a whole. */
    private Caller here() {
        return address.isEmpty() ? caller() : acting.caller(address);
    }

    static Div section(String title, String intro, boolean adds, String verb, Runnable add) {
        var text = new Div(new H2(Words.say(title)), new Paragraph(Words.say(intro)));
        text.addClassName("sp");
        var head = new Div(text);
        head.addClassNames("head", "settings");
        if (adds) {
            head.add(Buttons.plain(Words.say(verb), Icon.PLUS, add));
        }
        return head;
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            again.run();
        }
    }
}
