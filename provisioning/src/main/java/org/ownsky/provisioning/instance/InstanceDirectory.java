package org.ownsky.provisioning.instance;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * Tells where an instance lives, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it
 * may reach people unchecked.
 */
@Component
public class InstanceDirectory {
    private final InstanceRepository instances;

    InstanceDirectory(InstanceRepository instances) {
        this.instances = instances;
    }

    /** Whose it is: who launched it, or took it over. */
    public Optional<UserId> owner(InstanceId id) {
        return instances.findById(id.value()).map(Instance::owner);
    }

    public Optional<ProjectId> project(InstanceId id) {
        return instances.findById(id.value()).map(instance -> instance.scope().project());
    }
}
