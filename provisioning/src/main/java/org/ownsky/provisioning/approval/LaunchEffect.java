package org.ownsky.provisioning.approval;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.HeldInstances;
import org.springframework.stereotype.Component;

/** An approved launch goes on at its place in the queue; one that is not leaves terminated instances that say why. */
@Component
class LaunchEffect implements ApprovalEffect {
    private final HeldInstances held;

    LaunchEffect(HeldInstances held) {
        this.held = held;
    }

    @Override
    public String kind() {
        return "launch";
    }

    @Override
    public void approved(Asked asked) {
        if (held.release(asked.instances()).isEmpty()) {
            throw CloudException.of(new CloudError.WrongState(
                    asked.name(),
                    "terminated",
                    "Nothing is left of the launch of " + asked.name() + ": its instances were terminated."));
        }
    }

    @Override
    public void givenUp(Asked asked, String reason) {
        held.giveUp(asked.instances(), reason);
    }
}
