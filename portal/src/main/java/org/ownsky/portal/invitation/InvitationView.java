package org.ownsky.portal.invitation;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.TenantId;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param tenantName of the tenant invited to, or in which the project is
 * @param projectName of the project, made or still to be made; empty for a role of the tenant
 * @param invitedBy name of the person
 */
public record InvitationView(
        InvitationId id,
        TenantId tenant,
        String tenantName,
        Offer offer,
        Optional<String> projectName,
        Optional<String> email,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    /** Where it leads, for people. */
    public String place() {
        return projectName.map(project -> project + " · " + tenantName).orElse(tenantName);
    }
}
