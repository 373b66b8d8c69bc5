package org.ownsky.portal.ui.quota;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/** Sets of limits for tenants, which operators keep. */
@Route(TenantNavigation.TEMPLATES)
@PermitAll
class TenantTemplatesView extends Screen {
    private final TemplateSection templates;

    TenantTemplatesView(Surroundings surroundings, QuotaSections sections) {
        super(surroundings, Reach.FLEET, "narrow");
        caller().require(Permission.FLEET_READ);
        templates = sections.templates(this::caller, Optional.empty());
        show(Heads.of(Words.say("templates.pageTitle")), templates);
        templates.read();
    }

    @Override
    public Trail trail() {
        return Trail.of(
                Words.say("templates.pageTitle"),
                new Trail.Crumb(Words.say("tenants.title"), TenantNavigation.TENANTS));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            templates.read();
        }
    }
}
