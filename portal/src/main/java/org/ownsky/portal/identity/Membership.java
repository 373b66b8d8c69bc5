package org.ownsky.portal.identity;

import java.util.Optional;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** A role and where it holds: everywhere, in one tenant or in one project, as the role's reach says. */
public record Membership(Role role, Optional<TenantId> tenant, Optional<ProjectId> project) {

    public Membership {
        var fits = switch (role.reach()) {
            case FLEET -> tenant.isEmpty() && project.isEmpty();
            case TENANT -> tenant.isPresent() && project.isEmpty();
            case PROJECT -> tenant.isEmpty() && project.isPresent();
        };
        if (!fits) {
            throw new IllegalArgumentException("The role " + role.key() + " holds in a "
                    + role.reach().name().toLowerCase(java.util.Locale.ROOT) + ", not in " + tenant + " " + project);
        }
    }

    public static Membership everywhere(Role role) {
        return new Membership(role, Optional.empty(), Optional.empty());
    }

    public static Membership in(TenantId tenant, Role role) {
        return new Membership(role, Optional.of(tenant), Optional.empty());
    }

    public static Membership in(ProjectId project, Role role) {
        return new Membership(role, Optional.empty(), Optional.of(project));
    }

    /** Whether this gives its role's permissions to someone who acts in the project. */
    boolean covers(ProjectScope scope) {
        return switch (role.reach()) {
            case FLEET -> true;
            case TENANT -> tenant.filter(scope.tenant()::equals).isPresent();
            case PROJECT -> project.filter(scope.project()::equals).isPresent();
        };
    }

    /** Whether this gives its role's permissions to someone who acts in the tenant as a whole. */
    boolean covers(TenantId asked) {
        return switch (role.reach()) {
            case FLEET -> true;
            case TENANT -> tenant.filter(asked::equals).isPresent();
            case PROJECT -> false;
        };
    }

    /** Where it holds, for the audit trail. */
    public String where() {
        return tenant.map(TenantId::value)
                .or(() -> project.map(ProjectId::value))
                .orElse("the fleet");
    }

    /** That it was given, for the audit trail. */
    public Changes given() {
        return Changes.of(field(), null, role.key());
    }

    /** That it was taken, for the audit trail. */
    public Changes taken() {
        return Changes.of(field(), role.key(), null);
    }

    private String field() {
        return "role in " + where();
    }
}
