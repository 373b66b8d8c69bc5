package org.ownsky.provisioning.lease;

import java.time.Clock;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.ProjectGate;
import org.ownsky.quota.lease.Leases;
import org.springframework.stereotype.Component;

/** Lets nobody start what has come to its end, before the end is put off. */
@Component
class LeaseGate implements ProjectGate {
    private final Leases leases;
    private final Clock clock;

    LeaseGate(Leases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public void requireOpen(ProjectScope scope) {
        // Leases are about instances, not projects.
    }

    @Override
    public void requireStartable(ProjectScope scope, InstanceId instance) {
        leases.find(instance.value())
                .filter(lease -> !lease.ends().isAfter(clock.instant()))
                .ifPresent(lease -> {
                    throw CloudException.of(new CloudError.WrongState(
                            lease.holder(),
                            lease.state().key(),
                            "The lease of " + lease.name() + " ended at " + lease.ends() + ", by "
                                    + String.join(" and ", lease.rules()) + ". Extend it first."));
                });
    }
}
