package org.ownsky.quota.policy;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells where a policy holds, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it may
 * reach people unchecked.
 */
@Component
public class PolicyDirectory {
    private final PolicyStore store;

    PolicyDirectory(PolicyStore store) {
        this.store = store;
    }

    public Optional<PolicyScope> scope(PolicyId id) {
        return store.find(id).map(Policy::scope);
    }
}
