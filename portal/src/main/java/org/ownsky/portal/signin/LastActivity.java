package org.ownsky.portal.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * Tells when people were last seen in a browser; it knows of no caller, so nothing of it may reach people unchecked. While a
 * sign-in is open that is its last use, afterwards the moment at which it began.
 */
@Component
public class LastActivity {
    private final SignInStore store;

    LastActivity(SignInStore store) {
        this.store = store;
    }

    /** Those who have never signed in are left out. */
    public Map<UserId, Instant> of(Collection<UserId> accounts) {
        return store.lastActivity(accounts);
    }
}
