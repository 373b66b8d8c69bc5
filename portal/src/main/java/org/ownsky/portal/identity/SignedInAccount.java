package org.ownsky.portal.identity;

import java.io.Serializable;
import java.security.Principal;
import org.ownsky.kernel.UserId;

/**
 * Whom a browser session belongs to. What they may do is not in here: it is read anew for each call.
 *
 * @param accountId text, because it lies in the session
 */
public record SignedInAccount(String accountId, String username) implements Principal, Serializable {

    public UserId id() {
        return new UserId(accountId);
    }

    @Override
    public String getName() {
        return username;
    }
}
