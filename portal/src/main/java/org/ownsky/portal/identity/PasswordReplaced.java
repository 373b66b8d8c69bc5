package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;

/** An account has another password: whoever is signed in elsewhere with the old one may not be its owner. */
public record PasswordReplaced(String accountId) {

    public UserId id() {
        return new UserId(accountId);
    }
}
