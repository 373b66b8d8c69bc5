package org.ownsky.portal.credential;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * An access key, without its secret.
 *
 * @param owner whose permissions in the project it carries
 * @param expiresAt empty for one that lives as long as its owner's access to the project
 */
public record AccessKeyView(
        AccessKeyId id,
        UserId owner,
        String ownerName,
        ProjectId project,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<LastUse> lastUse) {
    public boolean expired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }
}
