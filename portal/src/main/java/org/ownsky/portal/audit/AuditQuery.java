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
 * @param action exactly this one, as {@code instance.launch}
 * @param resource only what was done to the thing with this id
 * @param denied only refusals, or only what was done; empty for both
 * @param cursor {@link KeysetPage#next} of the page before
 * @param limit entries, 1 to 200
 */
public record AuditQuery(
        Optional<TenantId> tenant,
        Optional<ProjectId> project,
        Optional<String> action,
        Optional<String> resource,
        Optional<Boolean> denied,
        Optional<String> cursor,
        int limit) {
    private static final int MOST_ROWS = 200;
    private static final int MOST_DIGITS = 18;

    public AuditQuery {
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        cursor.filter(text -> !text.matches("[0-9]{1," + MOST_DIGITS + "}")).ifPresent(text -> {
            throw CloudException.invalid("after", text, "the value of \"next\" from the page before");
        });
    }

    /** Entries before this one come on the page. */
    long before() {
        return cursor.map(Long::parseLong).orElse(Long.MAX_VALUE);
    }
}
