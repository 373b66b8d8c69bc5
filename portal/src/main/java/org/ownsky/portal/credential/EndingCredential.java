package org.ownsky.portal.credential;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * Something that programs sign in with, and that ends soon.
 *
 * @param project that an access key is for; empty for a personal access token, which goes wherever its owner goes
 */
public record EndingCredential(UserId owner, Optional<ProjectId> project, Instant expiresAt) {}
