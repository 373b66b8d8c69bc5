package org.ownsky.portal.live;

import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * Where something changed: in a project, among what is one person's own, or in the fleet outside of both.
 *
 * @param name what a notice begins with
 */
record ChangePlace(String name) {
    static final ChangePlace FLEET = new ChangePlace("fleet");

    private static final String PERSONAL = UserId.PREFIX + "-";

    static ChangePlace of(ProjectId project) {
        return new ChangePlace(project.value());
    }

    static ChangePlace of(UserId person) {
        return new ChangePlace(person.value());
    }

    /** Nobody but that person hears of it. */
    boolean personal() {
        return name.startsWith(PERSONAL);
    }
}
