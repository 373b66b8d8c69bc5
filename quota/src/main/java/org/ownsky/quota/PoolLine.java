package org.ownsky.quota;

/**
 * One resource in a project and in the tenant around it.
 *
 * @param projectLimit the project's own; {@link QuotaLine#UNLIMITED} without one
 * @param projectTaken used and reserved there
 * @param tenantTaken used and reserved in all projects
 * @param room up to which limit the project's own administrators may raise it; 0 for not at all
 */
public record PoolLine(
        QuotaResource resource, long projectLimit, long projectTaken, long tenantLimit, long tenantTaken, long room) {

    /** What the project can have at most now: its own limit, the tenant's, and what the other projects leave of that. */
    public long reach() {
        if (tenantLimit == QuotaLine.UNLIMITED) {
            return projectLimit;
        }
        return Math.min(projectLimit, Math.max(0, tenantLimit - (tenantTaken - projectTaken)));
    }

    /** By how much the project's own limit has to grow, to be this. */
    public long missingInProject(long wanted) {
        return Math.max(0, wanted - projectLimit);
    }

    /** By how much the tenant's limit has to grow, so that the project can really take this much. */
    public long missingInTenant(long wanted) {
        return tenantLimit == QuotaLine.UNLIMITED ? 0 : Math.max(0, tenantTaken - projectTaken + wanted - tenantLimit);
    }
}
