package org.ownsky.provisioning.lease;

import java.util.List;
import org.ownsky.provisioning.instance.AcceptedLaunch;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.LaunchWitness;
import org.ownsky.quota.lease.Leases;
import org.springframework.stereotype.Component;

/** Gives launched instances the leases that policies say; of a launch that waits, they begin when it is approved. */
@Component
class LeasedLaunches implements LaunchWitness {
    private final Leases leases;

    LeasedLaunches(Leases leases) {
        this.leases = leases;
    }

    @Override
    public void accepted(AcceptedLaunch launch) {
        launch.decision()
                .lease()
                .ifPresent(terms -> launch.instances()
                        .forEach(instance -> leases.open(
                                launch.scope(), instance.id().value(), instance.name(), terms, launch.held())));
    }

    @Override
    public void released(List<InstanceId> instances) {
        leases.begin(instances.stream().map(InstanceId::value).toList());
    }
}
