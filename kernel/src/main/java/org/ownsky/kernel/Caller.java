package org.ownsky.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks, in which tenant or project, with which permissions. Every public service method takes one and checks it first.
 *
 * @param user who
 * @param name what people call them, for audit and activity
 * @param tenant the tenant acted in: the project's, when there is one
 * @param scope the project acted in; empty for somebody who acts in a tenant as a whole, or everywhere
 * @param permissions what holds in {@code scope} and {@code tenant}, and fleet permissions
 * @param roles the roles that these come from, as the audit trail names them; nothing is ever decided by them
 * @param origin the address the request came from, or the component's name for work of the system itself
 */
public record Caller(
        UserId user,
        String name,
        Optional<TenantId> tenant,
        Optional<ProjectScope> scope,
        Set<Permission> permissions,
        Set<String> roles,
        String origin) {

    public Caller {
        permissions = Set.copyOf(permissions);
        roles = Set.copyOf(roles);
        if (scope.isPresent() && !tenant.equals(scope.map(ProjectScope::tenant))) {
            throw new IllegalArgumentException("The project " + scope + " is not in the tenant " + tenant);
        }
    }

    /** Somebody who acts in a project, and in its tenant with it, by permissions that come from no role. */
    public Caller(UserId user, String name, Optional<ProjectScope> scope, Set<Permission> permissions, String origin) {
        this(user, name, scope.map(ProjectScope::tenant), scope, permissions, Set.of(), origin);
    }

    /** The same caller in a project of the tenant acted in as a whole, where all that holds in the tenant holds. */
    public Caller within(ProjectScope project) {
        return new Caller(user, name, Optional.of(project.tenant()), Optional.of(project), permissions, roles, origin);
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

    /** Whether this tenant may be known to this caller at all: who acts in it has some role there. */
    public boolean sees(TenantId asked) {
        return may(Permission.FLEET_READ) || actsIn(asked);
    }

    /** Whether this caller may change what belongs to this tenant. */
    public boolean mayOperate(TenantId asked, Permission permission) {
        return may(Permission.FLEET_OPERATE) || (may(permission) && actsIn(asked));
    }

    /** As {@link #sees(ProjectId)}, and for who reads the whole tenant. */
    public boolean sees(ProjectScope asked) {
        return sees(asked.project()) || (may(Permission.TENANT_READ) && actsIn(asked.tenant()));
    }

    /** As {@link #mayOperate(ProjectId, Permission)}, and for who administers the whole tenant. */
    public boolean mayOperate(ProjectScope asked, Permission permission) {
        return mayOperate(asked.project(), permission) || mayOperate(asked.tenant(), Permission.TENANT_ADMINISTER);
    }

    private boolean actsIn(TenantId asked) {
        return tenant.filter(asked::equals).isPresent();
    }
}
