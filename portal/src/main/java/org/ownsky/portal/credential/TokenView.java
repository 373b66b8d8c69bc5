package org.ownsky.portal.credential;

import java.time.Instant;
import java.util.Optional;

/** A personal access token, without what it is made of. */
public record TokenView(TokenId id, String name, Instant createdAt, Instant expiresAt, Optional<LastUse> lastUse) {
    public boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
