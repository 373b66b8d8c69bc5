package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class StartSagaContractIT extends InstanceSagaContract {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private LaunchSaga launch;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private StopSaga stop;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private StartSaga start;

    @Override
    protected Saga<InstanceJob> saga() {
        return start;
    }

    @Override
    protected JobRequest prepare() {
        var stopped = world.after(stop, world.moved(world.running(launch), InstanceState.STOPPING));
        return world.job(StartSaga.TYPE, world.moved(stopped, InstanceState.PENDING));
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
        assertThat(instance.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(instance.view().stateReason()).isPresent();
        world.assertWhole(instance.instanceId());
        assertThat(world.domain(instance.instanceId())).map(DomainFacts::state).hasValue(DomainState.SHUT_OFF);
    }
}
