package org.ownsky.portal.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.access.Judge.Standing;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Role;

/**
 * Somebody with one role, or none, and what they may do by the table of roles.
 *
 * @param own where the role holds
 */
record Cast(String name, Optional<Role> role, AccountView account, String token, Things own) {

    /** By the table, and by it alone: what they hold when they act in this place. */
    Set<Permission> held(Place place) {
        return role.filter(held -> holds(held, place)).map(Role::permissions).orElse(Set.of());
    }

    private boolean holds(Role held, Place place) {
        return switch (held.reach()) {
            case FLEET -> true;
            case TENANT -> place.tenant().equals(Place.tenantOf(own).tenant());
            case PROJECT -> place.equals(Place.projectOf(own));
        };
    }

    /** In the project and tenant of these things and outside of both, as far as they get in there. */
    List<Standing> standings(Things asked) {
        return Stream.of(Place.projectOf(asked), Place.tenantOf(asked), Place.EVERYWHERE)
                .filter(this::enters)
                .map(this::standing)
                .toList();
    }

    /** Who has a role of the fleet gets in anywhere, others where their role holds, and in its tenant. */
    private boolean enters(Place place) {
        return place.tenant().isEmpty()
                || role.filter(held -> held.reach() == Role.Reach.FLEET
                                || place.equals(Place.projectOf(own))
                                || place.equals(Place.tenantOf(own)))
                        .isPresent();
    }

    Standing standing(Place place) {
        return new Standing(place, held(place));
    }
}
