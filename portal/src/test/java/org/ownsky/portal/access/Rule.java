package org.ownsky.portal.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.Permission;

/**
 * Who may call something: whoever has all permissions of one of the ways, where it says. The permissions come from the roles
 * by {@link org.ownsky.portal.identity.Role}'s table.
 *
 * @param words {@code PROJECT_READ + COST_READ in project or FLEET_READ}; {@code any role in tenant}; {@code anybody} for all
 *     who are signed in, {@code public} for who is not, too; {@code its owner} for one person alone, who is not in the cast
 */
record Rule(String words, List<Way> ways) {
    private static final String ANYBODY = "anybody";
    private static final String PUBLIC = "public";
    private static final String ITS_OWNER = "its owner";
    private static final String ANY_ROLE = "any role";

    /** Where the permissions have to hold. */
    private enum Where {
        /** In the project of what is asked for, or in which something is made. */
        PROJECT,
        /** In its tenant. */
        TENANT,
        /** In its tenant, and in no project of it. */
        WHOLE_TENANT,
        /** Anywhere. */
        FLEET
    }

    private record Way(Set<Permission> permissions, Where where) {
        boolean allows(Set<Permission> held, Place acting, Things asked) {
            var there = switch (where) {
                case PROJECT -> acting.project().filter(asked.scope().project()::equals);
                case TENANT -> acting.tenant().filter(asked.scope().tenant()::equals);
                case WHOLE_TENANT ->
                    acting.tenant()
                            .filter(asked.scope().tenant()::equals)
                            .filter(_ -> acting.project().isEmpty());
                case FLEET -> Optional.of(acting);
            };
            return there.isPresent() && held.containsAll(permissions);
        }
    }

    static Rule parse(String words) {
        return new Rule(
                words,
                words.equals(ITS_OWNER)
                        ? List.of()
                        : Arrays.stream(words.split(" or ", -1)).map(Rule::way).toList());
    }

    private static Way way(String words) {
        if (words.equals(ANYBODY) || words.equals(PUBLIC)) {
            return new Way(Set.of(), Where.FLEET);
        }
        var parts = words.split(" in ", 2);
        var where = parts.length == 1
                ? Where.FLEET
                : switch (parts[1]) {
                    case "project" -> Where.PROJECT;
                    case "tenant" -> Where.TENANT;
                    case "the whole tenant" -> Where.WHOLE_TENANT;
                    default -> throw new IllegalArgumentException("Nothing holds in " + parts[1]);
                };
        Set<Permission> permissions = parts[0].equals(ANY_ROLE)
                ? Set.of()
                : Arrays.stream(parts[0].split(" \\+ ", -1))
                        .map(Permission::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        return new Way(permissions, where);
    }

    /** Whether somebody with these permissions, where they act, may do it to these things. */
    boolean allows(Set<Permission> held, Place acting, Things asked) {
        return ways.stream().anyMatch(way -> way.allows(held, acting, asked));
    }

    /** Who need not be allowed to do anything. */
    boolean isOpen() {
        return ways.stream().anyMatch(way -> way.permissions().isEmpty() && way.where() == Where.FLEET);
    }

    boolean isPublic() {
        return words.equals(PUBLIC);
    }
}
