package org.ownsky.provisioning.volume;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.InstanceId;

/** The refusal for an instance that does not exist, or that the caller may not know of. */
final class InstanceNotFound {
    private InstanceNotFound() {}

    static CloudException of(InstanceId id) {
        return CloudException.of(new CloudError.NotFound("instance", id.value()));
    }
}
