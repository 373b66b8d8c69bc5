package org.ownsky.quota.policy;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** Where a policy holds. */
public sealed interface PolicyScope {

    /** In every project there is. */
    record Everywhere() implements PolicyScope {}

    /** In every project of a tenant. */
    record OfTenant(TenantId tenant) implements PolicyScope {}

    /** In one project. */
    record OfProject(ProjectScope project) implements PolicyScope {}

    /** Whose power it takes to set a policy here, and to approve what one here asks approval for. */
    default PolicyLevel level() {
        return switch (this) {
            case Everywhere _ -> PolicyLevel.OPERATOR;
            case OfTenant _ -> PolicyLevel.TENANT;
            case OfProject _ -> PolicyLevel.PROJECT;
        };
    }

    /** Whether all that holds here holds there, too. */
    default boolean covers(PolicyScope other) {
        return switch (this) {
            case Everywhere _ -> true;
            case OfTenant(var tenant) ->
                switch (other) {
                    case Everywhere _ -> false;
                    case OfTenant(var theirs) -> tenant.equals(theirs);
                    case OfProject(var project) -> tenant.equals(project.tenant());
                };
            case OfProject _ -> equals(other);
        };
    }

    /** Whether the caller may know of what is set here: who acts below it is bound by it. */
    default boolean isSeenBy(Caller caller) {
        return switch (this) {
            case Everywhere _ ->
                caller.may(Permission.FLEET_READ) || caller.tenant().isPresent();
            case OfTenant(var tenant) -> caller.sees(tenant);
            case OfProject(var project) -> caller.sees(project);
        };
    }

    /** Whether the caller may set policies here, and approve what they ask approval for. */
    default boolean isRuledBy(Caller caller) {
        return switch (this) {
            case Everywhere _ -> caller.may(Permission.FLEET_OPERATE);
            case OfTenant(var tenant) -> caller.mayOperate(tenant, Permission.TENANT_ADMINISTER);
            case OfProject(var project) -> caller.mayOperate(project, Permission.PROJECT_ADMINISTER);
        };
    }

    /** What it takes to set policies here. */
    default Permission ruler() {
        return switch (this) {
            case Everywhere _ -> Permission.FLEET_OPERATE;
            case OfTenant _ -> Permission.TENANT_ADMINISTER;
            case OfProject _ -> Permission.PROJECT_ADMINISTER;
        };
    }

    /** The scope of this level that a project is in. */
    static PolicyScope of(PolicyLevel level, ProjectScope project) {
        return switch (level) {
            case OPERATOR -> new Everywhere();
            case TENANT -> new OfTenant(project.tenant());
            case PROJECT -> new OfProject(project);
        };
    }
}
