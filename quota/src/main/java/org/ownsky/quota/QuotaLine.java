package org.ownsky.quota;

/**
 * One resource's limit and use in a project, in the resource's unit.
 *
 * @param limit the project's, or the tenant's where the project has none of its own; {@link #UNLIMITED} without either
 * @param used committed: backed by something that exists
 * @param reserved promised to launches under way
 * @param freeInTenant what the tenant has left for all its projects
 */
public record QuotaLine(QuotaResource resource, long limit, long used, long reserved, long freeInTenant) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** A line that no tenant limits. */
    public QuotaLine(QuotaResource resource, long limit, long used, long reserved) {
        this(resource, limit, used, reserved, UNLIMITED);
    }

    public boolean unlimited() {
        return limit == UNLIMITED;
    }

    /** What a launch can still take: in the project and in the tenant; zero when a limit was lowered below the use. */
    public long free() {
        var own = unlimited() ? UNLIMITED : limit - used - reserved;
        return Math.max(0, Math.min(own, freeInTenant));
    }
}
