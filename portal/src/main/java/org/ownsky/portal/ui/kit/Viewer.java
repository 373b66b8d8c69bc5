package org.ownsky.portal.ui.kit;

import java.util.Optional;
import org.ownsky.kernel.Caller;

/** Who looks at the screens: the caller for services, and the names that the frame shows. */
public interface Viewer {
    Caller caller();

    /** What the person is here, for people: "Tenant administrator". */
    String role();

    /** The project acted in; empty for an operator outside any project. */
    Optional<Place> place();

    /** Names of a project and the tenant that pays for it. */
    record Place(String tenant, String project) {}
}
