package org.ownsky.kernel;

/**
 * What a caller may do. Project permissions hold in the project the caller acts in; fleet permissions hold everywhere.
 * Which role carries which permission stands in one table, in the portal's identity package.
 */
public enum Permission {
    /** See a project's instances, images, key pairs, quota and jobs. */
    PROJECT_READ,
    /** Launch, start, stop, reboot and terminate instances, cancel queued jobs, manage key pairs. */
    INSTANCE_OPERATE,
    /** See what a project costs. */
    COST_READ,
    /** Change a project's quota and members. */
    PROJECT_ADMINISTER,
    /** See nodes, every project's instances and jobs, findings. */
    FLEET_READ,
    /** Retry and cancel any job, drain nodes, resolve findings, change prices. */
    FLEET_OPERATE
}
