package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class LaunchSagaContractIT extends InstanceSagaContract {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private LaunchSaga launch;

    @Override
    protected Saga<InstanceJob> saga() {
        return launch;
    }

    @Override
    protected JobRequest prepare() {
        return world.job(LaunchSaga.TYPE, world.pending());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var instance = instance(request);
        assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
        world.assertWhole(instance.instanceId());
        assertThat(world.domain(instance.instanceId())).map(DomainFacts::state).hasValue(DomainState.RUNNING);
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var instance = instance(request);
        assertThat(instance.state()).isEqualTo(InstanceState.TERMINATED);
        assertThat(instance.view().stateReason()).isPresent();
        world.assertNothingLeft(instance.instanceId());
    }
}
