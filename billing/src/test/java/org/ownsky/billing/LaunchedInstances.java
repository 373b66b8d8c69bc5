package org.ownsky.billing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;

/** The instances that a test says exist; stands in for provisioning. */
final class LaunchedInstances implements KnownInstances {
    private final Map<InstanceId, ProjectId> projects = new ConcurrentHashMap<>();

    void add(InstanceId id, ProjectId project) {
        projects.put(id, project);
    }

    @Override
    public void require(Caller caller, InstanceId id) {
        var project = projects.get(id);
        if (project == null || !caller.sees(project)) {
            throw CloudException.of(new CloudError.NotFound("instance", id.value()));
        }
    }
}
