package org.ownsky.portal.identity;

import static org.ownsky.kernel.Permission.AUDIT_READ;
import static org.ownsky.kernel.Permission.COST_READ;
import static org.ownsky.kernel.Permission.FLEET_READ;
import static org.ownsky.kernel.Permission.INSTANCE_OPERATE;
import static org.ownsky.kernel.Permission.PROJECT_ADMINISTER;
import static org.ownsky.kernel.Permission.PROJECT_READ;
import static org.ownsky.kernel.Permission.TENANT_ADMINISTER;
import static org.ownsky.kernel.Permission.TENANT_READ;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Permission;

/**
 * What a person is in the fleet, a tenant or a project, from the one who may do most to the one who may do least. This is
 * the one table of which role carries which permission; {@code docs/operator/roles.md} shows it to people.
 */
public enum Role {
    /** Everywhere, all that anybody may. */
    OPERATOR("operator", "Operator", Reach.FLEET, Permission.values()),
    SUPPORT("support", "Support", Reach.FLEET, PROJECT_READ, COST_READ, AUDIT_READ, TENANT_READ, FLEET_READ),
    TENANT_ADMINISTRATOR(
            "tenant-administrator",
            "Tenant administrator",
            Reach.TENANT,
            PROJECT_READ,
            INSTANCE_OPERATE,
            COST_READ,
            AUDIT_READ,
            PROJECT_ADMINISTER,
            TENANT_READ,
            TENANT_ADMINISTER),
    PROJECT_ADMINISTRATOR(
            "project-administrator",
            "Project administrator",
            Reach.PROJECT,
            PROJECT_READ,
            INSTANCE_OPERATE,
            COST_READ,
            AUDIT_READ,
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

    Role(String key, String label, Reach reach, Permission... permissions) {
        this.key = key;
        this.label = label;
        this.reach = reach;
        this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(permissions)));
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

    /** The role that APIs call so. */
    public static Optional<Role> find(String key) {
        return Arrays.stream(values()).filter(role -> role.key.equals(key)).findFirst();
    }

    static Role ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No such role: " + key));
    }
}
