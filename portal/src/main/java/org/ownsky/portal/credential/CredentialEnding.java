package org.ownsky.portal.credential;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * An access key or a token ends within {@link EndingWatch#BEFORE}; published once, in the transaction that notes it.
 *
 * @param id the access key's, or the token's
 * @param name what the owner called the token; the id of an access key
 * @param project that an access key is for; empty for a token
 */
public record CredentialEnding(UserId owner, String id, String name, Optional<ProjectId> project, Instant expiresAt) {}
