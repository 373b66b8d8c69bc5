package org.ownsky.provisioning.instance;

import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;

/**
 * Says whether anything may be launched or started in a project now. Whoever knows of such hindrances provides one as a
 * bean; without any, everything may.
 */
public interface ProjectGate {
    /**
     * Refuses when it is shut.
     *
     * @throws CloudException WrongState with the reason, for the person who asked
     */
    void requireOpen(ProjectScope scope);

    /**
     * Refuses when this instance may not be started now.
     *
     * @throws CloudException WrongState with the reason, for the person who asked
     */
    default void requireStartable(ProjectScope scope, InstanceId instance) {
        requireOpen(scope);
    }
}
