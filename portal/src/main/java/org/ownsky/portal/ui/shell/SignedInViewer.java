package org.ownsky.portal.ui.shell;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.ui.kit.Viewer;
import org.springframework.stereotype.Component;

/** The signed-in person. */
@Component
class SignedInViewer implements Viewer {
    private final Callers callers;

    SignedInViewer(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Caller caller() {
        return callers.current();
    }

    @Override
    public String role() {
        return callers.role().map(Role::label).orElse("");
    }

    @Override
    public Optional<Place> place() {
        return callers.project().map(project -> new Place(project.tenant().name(), project.name()));
    }
}
