package org.ownsky.portal.identity;

import static org.ownsky.kernel.Permission.COST_READ;
import static org.ownsky.kernel.Permission.FLEET_OPERATE;
import static org.ownsky.kernel.Permission.FLEET_READ;
import static org.ownsky.kernel.Permission.INSTANCE_OPERATE;
import static org.ownsky.kernel.Permission.PROJECT_ADMINISTER;
import static org.ownsky.kernel.Permission.PROJECT_READ;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ownsky.kernel.Permission;

/**
 * What a person is in the fleet, a tenant or a project, from the one who may do most to the one who may do least. This is the one table of which role carries which permission;
 * {@code docs/operator/roles.md} shows it to people.
 */
public enum Role {
    OPERATOR("operator", "Operator", Reach.FLEET, FLEET_READ, FLEET_OPERATE),
    SUPPORT("support", "Support", Reach.FLEET, FLEET_READ),
    TENANT_ADMINISTRATOR(
            "tenant-administrator",
            "Tenant administrator",
            Reach.TENANT,
            PROJECT_READ,
            INSTANCE_OPERATE,
            COST_READ,
            PROJECT_ADMINISTER),
    PROJECT_ADMINISTRATOR(
            "project-administrator",
            "Project administrator",
            Reach.PROJECT,
            PROJECT_READ,
            INSTANCE_OPERATE,
            COST_READ,
            PROJECT_ADMINISTER),
    MEMBER("member", "Member", Reach.PROJECT, PROJECT_READ, INSTANCE_OPERATE, COST_READ),
    VIEWER("viewer", "Viewer", Reach.PROJECT, PROJECT_READ, COST_READ),
    BILLING_VIEWER("billing-viewer", "Billing viewer", Reach.TENANT, COST_READ);

    /** Where a role's permissions hold. */
    public enum Reach {
        /** Everywhere. */
        FLEET,
        /** In every project of one tenant, those made later too. */
        TENANT,
        /** In one project. */
        PROJECT
    }

    private final String key;
    private final String label;
    private final Reach reach;

    /** Unmodifiable, which the type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    Role(String key, String label, Reach reach, Permission first, Permission... others) {
        this.key = key;
        this.label = label;
        this.reach = reach;
        this.permissions = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** For people. */
    public String label() {
        return label;
    }

    public Reach reach() {
        return reach;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    static Role ofKey(String key) {
        for (var role : values()) {
            if (role.key.equals(key)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No such role: " + key);
    }
}
