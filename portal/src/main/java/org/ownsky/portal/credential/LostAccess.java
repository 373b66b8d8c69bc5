package org.ownsky.portal.credential;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.Callers;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes access keys whose owners have lost the project: who gets it back later gets new keys. */
@Component
class LostAccess {
    private final AccessKeyStore store;
    private final Callers callers;

    LostAccess(AccessKeyStore store, Callers callers) {
        this.store = store;
        this.callers = callers;
    }

    /** The key's owner in its project; empty, and the key is gone, when they have no role there any more. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Caller> ownerOrRemove(AccessKeyView key) {
        try {
            return Optional.of(callers.in(key.owner(), key.project()));
        } catch (CloudException | AuthenticationException lost) {
            store.remove(key.id());
            return Optional.empty();
        }
    }
}
