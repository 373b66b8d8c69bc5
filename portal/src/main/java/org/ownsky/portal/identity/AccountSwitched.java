package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;

/**
 * An account was enabled or disabled.
 *
 * @param accountId text, because the event is stored until all have heard it
 */
public record AccountSwitched(String accountId, boolean enabled) {

    public UserId id() {
        return new UserId(accountId);
    }
}
