package org.ownsky.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks, in which project, with which permissions. Every public service method takes one and checks it first.
 *
 * @param user who
 * @param name what people call them, for audit and activity
 * @param scope the project acted in; empty for an operator outside any project
 * @param permissions what holds in {@code scope}, and fleet permissions
 * @param origin the address the request came from, or the component's name for work of the system itself
 */
public record Caller(
        UserId user, String name, Optional<ProjectScope> scope, Set<Permission> permissions, String origin) {

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Checks a permission that needs no project.
     *
     * @throws CloudException {@link CloudError.Forbidden}
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw CloudException.of(new CloudError.Forbidden(permission));
        }
    }

    /**
     * The project acted in, once the permission is checked.
     *
     * @throws CloudException {@link CloudError.Forbidden} without the permission or without a project
     */
    public ProjectScope requireProject(Permission permission) {
        require(permission);
        return scope.orElseThrow(() -> CloudException.of(new CloudError.Forbidden(permission)));
    }

    /** Whether what lives in this project may be known to this caller at all. If not, it is "not found". */
    public boolean sees(ProjectId project) {
        return may(Permission.FLEET_READ)
                || (may(Permission.PROJECT_READ)
                        && scope.map(ProjectScope::project)
                                .filter(project::equals)
                                .isPresent());
    }

    /** Whether this caller may change what lives in this project. */
    public boolean mayOperate(ProjectId project, Permission permission) {
        return may(Permission.FLEET_OPERATE)
                || (may(permission)
                        && scope.map(ProjectScope::project)
                                .filter(project::equals)
                                .isPresent());
    }
}
