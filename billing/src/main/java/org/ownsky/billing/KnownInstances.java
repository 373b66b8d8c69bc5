package org.ownsky.billing;

import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.instance.InstanceId;

/** Who may see which instance: provisioning's answer, for those that metering has not heard of yet. */
interface KnownInstances {
    /**
     * Returns if the caller may know of the instance.
     *
     * @throws org.ownsky.kernel.CloudException {@link org.ownsky.kernel.CloudError.NotFound} otherwise
     */
    void require(Caller caller, InstanceId id);
}
