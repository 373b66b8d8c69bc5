package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;

/** Somebody else removed an account's second factors: whoever is signed in with it may be who took them. */
public record LostFactorsRemoved(String accountId) {

    public UserId id() {
        return new UserId(accountId);
    }
}
