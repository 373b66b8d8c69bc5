package org.ownsky.portal.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.approval.WaitingApprovals;
import org.ownsky.portal.ui.kit.Greetings;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.HomeNavigation;
import org.ownsky.portal.ui.quota.WaitingRequests;

/** Home: of the project, or of the fleet for operators outside any project. */
@Route(HomeNavigation.ADDRESS)
@PermitAll
class HomeView extends Screen {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final Summary summary;
    private final WaitingRequests requests;
    private final WaitingApprovals approvals;
    private final Part waiting = new Part("waiting");

    HomeView(
            Surroundings surroundings,
            ProjectFigures projectFigures,
            FleetFigures fleetFigures,
            WaitingRequests requests,
            WaitingApprovals approvals) {
        super(surroundings, Reach.PROJECT);
        this.requests = requests;
        this.approvals = approvals;
        var caller = caller();
        var greeting = new Greeting(Greetings.of(caller.name(), clock()), TODAY.format(Greetings.now(clock())));
        summary = summary(caller, greeting, projectFigures, fleetFigures);
        show(summary.components());
        addComponentAsFirst(waiting);
        refresh();
    }

    private static Summary summary(
            Caller caller, Greeting greeting, ProjectFigures projectFigures, FleetFigures fleetFigures) {
        if (caller.scope().isPresent() && caller.may(Permission.PROJECT_READ)) {
            return new ProjectHome(greeting, projectFigures);
        }
        return caller.may(Permission.FLEET_READ)
                ? new FleetHome(greeting, fleetFigures)
                : new PlacelessHome(greeting, caller);
    }

    /** What the kinds of Home have in common. */
    interface Summary {
        Component[] components();

        void refresh(Caller caller);
    }

    /** The heading. */
    record Greeting(String words, String today) {}

    @Override
    public Trail trail() {
        return Trail.of(Words.say("nav.home"));
    }

    @Override
    protected void changed(Change change) {
        refresh();
    }

    private void refresh() {
        var caller = caller();
        summary.refresh(caller);
        var news = new ArrayList<>(requests.banner(caller));
        news.addAll(approvals.banner(caller));
        waiting.show(news);
        waiting.setVisible(!news.isEmpty());
    }
}
