package org.ownsky.quota.request;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;

/**
 * Who has to agree, from the nearest to the furthest; each may also what those before it may. It is a role, never a person:
 * whoever holds it then can decide.
 */
public enum Decider {
    /** Within the room that the tenant gave them. */
    PROJECT_ADMINISTRATORS(Permission.PROJECT_ADMINISTER),
    /** Within the tenant's limits. */
    TENANT_ADMINISTRATORS(Permission.TENANT_ADMINISTER),
    /** Beyond. */
    OPERATORS(Permission.FLEET_OPERATE);

    private final Permission permission;

    Decider(Permission permission) {
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }

    /** Of the database's {@code power_needed}. */
    static Decider ofPower(int power) {
        return switch (power) {
            case 0 -> PROJECT_ADMINISTRATORS;
            case 1 -> TENANT_ADMINISTRATORS;
            case 2 -> OPERATORS;
            default -> throw new IllegalArgumentException("Nobody has the power " + power);
        };
    }

    boolean includes(Caller caller, ProjectScope scope) {
        return switch (this) {
            case PROJECT_ADMINISTRATORS -> caller.mayOperate(scope, permission);
            case TENANT_ADMINISTRATORS -> caller.mayOperate(scope.tenant(), permission);
            case OPERATORS -> caller.may(permission);
        };
    }

    /** Who agrees to what somebody asked for themselves: only who could have set the limit at once. */
    Decider atLeastTenant() {
        return this == PROJECT_ADMINISTRATORS ? TENANT_ADMINISTRATORS : this;
    }
}
