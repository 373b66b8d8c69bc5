package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class RebootSagaContractIT extends InstanceSagaContract {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private LaunchSaga launch;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private RebootSaga reboot;

    @Override
    protected Saga<InstanceJob> saga() {
        return reboot;
    }

    @Override
    protected JobRequest prepare() {
        return world.job(RebootSaga.TYPE, world.running(launch));
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
        assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(instance.view().stateReason()).isPresent();
        world.assertWhole(instance.instanceId());
    }
}
