package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;

/** An account wants a second step from now on; sign-ins from before have not shown one. */
public record SecondStepAdded(String accountId) {

    public UserId id() {
        return new UserId(accountId);
    }
}
