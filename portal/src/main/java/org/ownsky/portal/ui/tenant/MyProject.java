package org.ownsky.portal.ui.tenant;

import java.util.Map;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.provisioning.instance.InstanceState;

/** A project of the person's, with how many instances of it are in which state. */
record MyProject(ProjectView project, Map<InstanceState, Long> instances) {
    MyProject {
        instances = Map.copyOf(instances);
    }
}
