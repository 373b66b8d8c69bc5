package org.ownsky.portal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the trail.
 *
 * @param id its number; later entries have higher ones
 * @param accountName what people called who did it, then
 * @param permissions what they could do then
 * @param origin the address the request came from
 * @param reference ties it to the request and the log
 */
public record AuditView(
        long id,
        Instant at,
        boolean denied,
        String account,
        String accountName,
        List<String> permissions,
        String origin,
        Optional<String> tenant,
        Optional<String> project,
        String action,
        String resource,
        String detail,
        String reference) {
    public AuditView {
        permissions = List.copyOf(permissions);
    }
}
