package org.ownsky.portal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Changes;

/**
 * An entry of the trail.
 *
 * @param id its number; later entries have higher ones
 * @param accountName what people called who did it, then
 * @param roles which roles gave them that there; empty in entries from before these were kept
 * @param permissions what they could do then
 * @param origin the address the request came from
 * @param changes the fields that are others since
 * @param reference ties it to the request and the log
 */
public record AuditView(
        long id,
        Instant at,
        boolean denied,
        String account,
        String accountName,
        List<String> roles,
        List<String> permissions,
        String origin,
        Optional<String> tenant,
        Optional<String> project,
        String action,
        String resource,
        String detail,
        Changes changes,
        String reference) {
    public AuditView {
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }

    /** {@code done} or {@code denied}. */
    public String outcome() {
        return (denied ? Outcome.DENIED : Outcome.DONE).key();
    }
}
