package org.ownsky.portal.identity;

import java.util.Optional;
import org.ownsky.kernel.UserId;

/** An account, for screens. */
public record AccountView(UserId id, String username, Optional<String> email, String displayName, AccountKind kind) {}
