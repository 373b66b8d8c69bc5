package org.ownsky.portal.lifecycle;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.springframework.stereotype.Component;

/** All that can be in a project. A kind of resource that comes later is added here, or no tenant can be closed. */
@Component
class ProjectContent {
    private final InstanceService instances;
    private final KeyPairService keyPairs;
    private final ProjectService projects;

    ProjectContent(InstanceService instances, KeyPairService keyPairs, ProjectService projects) {
        this.instances = instances;
        this.keyPairs = keyPairs;
        this.projects = projects;
    }

    KeysetPage<InstanceView> page(Caller caller, InstanceQuery query) {
        return instances.page(caller, query);
    }

    void act(Caller caller, InstanceId id, InstanceAction action) {
        instances.act(caller, id, action, Optional.empty());
    }

    void deleteKeyPairs(Caller caller) {
        keyPairs.list(caller).forEach(key -> keyPairs.delete(caller, key.id()));
    }

    /**
     * Deletes it, empty.
     *
     * @throws org.ownsky.kernel.CloudException while something is left in it
     */
    void deleteProject(Caller caller, ProjectId project) {
        projects.delete(caller, project);
    }
}
