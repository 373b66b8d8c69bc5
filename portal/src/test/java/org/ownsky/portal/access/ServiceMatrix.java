package org.ownsky.portal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.access.Judge.Request;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.People;

/** People as services see them: the callers that somebody with a role can be. */
final class ServiceMatrix {
    private final Callers callers;

    ServiceMatrix(Callers callers) {
        this.callers = callers;
    }

    /** A caller, and who is behind it. */
    record Actor(Cast cast, Caller caller) {
        Request request(ServiceCall call, Rule rule, RolledBack trial) {
            var standing = cast.standing(Place.of(caller));
            return new Request(
                    call + " by " + this,
                    rule,
                    _ -> List.of(standing),
                    call.kinds(),
                    things -> trial.of(() -> call.ask(caller, things)));
        }

        @Override
        public String toString() {
            return cast.name() + " " + Place.of(caller);
        }
    }

    /** In the project and tenant, if they get in there, and outside of them. */
    List<Actor> actors(Cast cast) {
        People.signIn(cast.account());
        var actors = new ArrayList<Actor>();
        for (Supplier<Caller> way : List.<Supplier<Caller>>of(
                () -> callers.programIn(cast.own().scope().project()),
                () -> callers.programIn(cast.own().scope().tenant()),
                callers::everywhere)) {
            enter(way).ifPresent(caller -> actors.add(new Actor(cast, caller)));
        }
        return actors;
    }

    private static Optional<Caller> enter(Supplier<Caller> way) {
        try {
            return Optional.of(way.get());
        } catch (CloudException keptOut) {
            return Optional.empty();
        }
    }
}
