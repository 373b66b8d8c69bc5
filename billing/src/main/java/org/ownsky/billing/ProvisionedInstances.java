package org.ownsky.billing;

import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.springframework.stereotype.Component;

@Component
class ProvisionedInstances implements KnownInstances {

    private final InstanceService instances;

    ProvisionedInstances(InstanceService instances) {
        this.instances = instances;
    }

    @Override
    public void require(Caller caller, InstanceId id) {
        instances.find(caller, id);
    }
}
