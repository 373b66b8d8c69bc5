package org.ownsky.provisioning.keypair;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.springframework.stereotype.Component;

/**
 * Tells where a key pair lives, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it
 * may reach people unchecked.
 */
@Component
public class KeyPairDirectory {
    private final KeyPairs keyPairs;

    KeyPairDirectory(KeyPairs keyPairs) {
        this.keyPairs = keyPairs;
    }

    public Optional<ProjectId> project(KeyPairId id) {
        return keyPairs.find(id).map(KeyPairs.Row::project);
    }
}
