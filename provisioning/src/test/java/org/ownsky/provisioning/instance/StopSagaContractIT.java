package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class StopSagaContractIT extends InstanceSagaContract {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private LaunchSaga launch;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private StopSaga stop;

    @Override
    protected Saga<InstanceJob> saga() {
        return stop;
    }

    @Override
    protected JobRequest prepare() {
        var running = world.running(launch);
        return world.job(StopSaga.TYPE, world.moved(running, InstanceState.STOPPING));
    }

    @Override
    protected void assertDone(JobRequest request) {
        var instance = instance(request);
        assertThat(instance.state()).isEqualTo(InstanceState.STOPPED);
        world.assertWhole(instance.instanceId());
        assertThat(world.domain(instance.instanceId())).map(DomainFacts::state).hasValue(DomainState.SHUT_OFF);
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var instance = instance(request);
        assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(instance.view().stateReason()).isPresent();
        world.assertWhole(instance.instanceId());
    }
}
