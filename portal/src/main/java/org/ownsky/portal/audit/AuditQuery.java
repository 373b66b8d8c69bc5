package org.ownsky.portal.audit;

import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;

/**
 * A page of the trail to ask for, newest first.
 *
 * @param tenant only what was done in this tenant and its projects
 * @param project only what was done in this project
 * @param cursor {@link KeysetPage#next} of the page before
 * @param limit entries, 1 to 200
 */
public record AuditQuery(
        Optional<TenantId> tenant,
        Optional<ProjectId> project,
        AuditFilter filter,
        Optional<String> cursor,
        int limit) {
    private static final int MOST_ROWS = 200;

    public AuditQuery {
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        cursor.ifPresent(AuditPosition::parse);
    }

    /** Of the tenant or project that the caller acts in, or of all for who may read the fleet. */
    public static AuditQuery here(AuditFilter filter, Optional<String> cursor, int limit) {
        return new AuditQuery(Optional.empty(), Optional.empty(), filter, cursor, limit);
    }

    Optional<AuditPosition> before() {
        return cursor.map(AuditPosition::parse);
    }

    AuditQuery in(Optional<TenantId> onlyTenant, Optional<ProjectId> onlyProject) {
        return new AuditQuery(onlyTenant, onlyProject, filter, cursor, limit);
    }
}
