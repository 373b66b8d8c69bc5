package org.ownsky.portal.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Greetings;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.HomeNavigation;

/** Home: of the project, or of the fleet for operators outside any project. */
@Route(HomeNavigation.ADDRESS)
@PermitAll
class HomeView extends Screen {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final Summary summary;

    HomeView(Surroundings surroundings, ProjectFigures projectFigures, FleetFigures fleetFigures) {
        super(surroundings, Reach.PROJECT);
        var caller = caller();
        var greeting = new Greeting(Greetings.of(caller.name(), clock()), TODAY.format(Greetings.now(clock())));
        summary = summary(caller, greeting, projectFigures, fleetFigures);
        summary.refresh(caller);
        show(summary.components());
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
        summary.refresh(caller());
    }
}
