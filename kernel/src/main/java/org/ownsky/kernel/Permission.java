package org.ownsky.kernel;

/**
 * What a caller may do. Project permissions hold in the project the caller acts in, tenant permissions in the tenant, fleet
 * permissions everywhere.
 * Which role carries which permission stands in one table, in the portal's identity package.
 */
public enum Permission {
    /** See a project's instances, images, key pairs, quota and jobs. */
    PROJECT_READ,
    /** Launch, start, stop, reboot and terminate instances, cancel queued jobs, manage key pairs. */
    INSTANCE_OPERATE,
    /** See what a project costs. */
    COST_READ,
    /** See what was done and refused in a project or tenant. */
    AUDIT_READ,
    /** Rename a project, invite its members and give them roles. */
    PROJECT_ADMINISTER,
    /** See a tenant's projects, quota, people and groups. */
    TENANT_READ,
    /** Make and remove a tenant's projects, set their quota, invite its people and give them roles. */
    TENANT_ADMINISTER,
    /** See nodes, every tenant and project with its instances and jobs, findings. */
    FLEET_READ,
    /**
     * Retry and cancel any job, drain nodes, resolve findings, change prices, make, limit, suspend and close tenants; and,
     * in any project or tenant, all that its administrators may.
     */
    FLEET_OPERATE
}
