package org.ownsky.portal.ui.approval;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.portal.ui.quota.RequestTabs;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalState;

/** What waits for approval where one acts, and what became of what waited. */
@Route(QuotaNavigation.LAUNCHES)
@RouteAlias(PolicyNavigation.APPROVALS)
@PermitAll
class ApprovalsView extends Screen implements BeforeEnterObserver {
    private static final String SHOW = "show";
    private static final String OVER = "over";

    private final ApprovalList list;
    private final RequestTabs ways;
    private final Part tabs = new Part("");
    private final RadioButtonGroup<Boolean> which = new RadioButtonGroup<>();

    ApprovalsView(Surroundings surroundings, ApprovalService approvals, Decisions decisions, RequestTabs ways) {
        super(surroundings, Reach.FLEET, "list-page");
        this.ways = ways;
        // Refuses whoever may not see any.
        approvals.page(caller(), Optional.empty(), Set.of(ApprovalState.WAITING), Optional.empty(), 1);
        list = new ApprovalList(approvals, decisions, this::caller);
        which.addClassName("segments");
        which.setAriaLabel(Words.say("approval.which"));
        which.setItems(true, false);
        which.setItemLabelGenerator(waiting -> Words.say(waiting ? "approval.waiting" : "approval.over"));
        which.setValue(true);
        which.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                var query = change.getValue() ? QueryParameters.empty() : QueryParameters.of(SHOW, OVER);
                UI.getCurrent()
                        .getPage()
                        .getHistory()
                        .replaceState(null, new Location(QuotaNavigation.LAUNCHES, query));
            }
            list.show(change.getValue());
        });
        show(Heads.live(Words.say("requests.title"), which), tabs, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var over = event.getLocation()
                .getQueryParameters()
                .getParameters()
                .getOrDefault(SHOW, List.of())
                .contains(OVER);
        which.setValue(!over);
        list.show(!over);
        count();
    }

    private void count() {
        tabs.show(ways.show(caller(), QuotaNavigation.LAUNCHES));
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("requests.title"));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change);
        count();
    }
}
