package org.ownsky.portal.credential;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;

/** Asked before a credential is made, or anything else that somebody who found an open browser must not do. */
public interface SecondFactor {
    /**
     * Returns when the caller has no second factor, or has shown it a short while ago; a token was made with it, so it
     * counts as shown.
     *
     * @throws CloudException otherwise, with how to show it
     */
    void require(Caller caller);
}
