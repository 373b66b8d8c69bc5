package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class TerminateSagaContractIT extends InstanceSagaContract {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private LaunchSaga launch;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TerminateSaga terminate;

    @Override
    protected Saga<InstanceJob> saga() {
        return terminate;
    }

    @Override
    protected JobRequest prepare() {
        var running = world.running(launch);
        return world.job(TerminateSaga.TYPE, world.moved(running, InstanceState.SHUTTING_DOWN));
    }

    @Override
    protected void assertDone(JobRequest request) {
        var instance = instance(request);
        assertThat(instance.state()).isEqualTo(InstanceState.TERMINATED);
        world.assertNothingLeft(instance.instanceId());
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var instance = instance(request);
        // What is removed stays removed; the quota is held until a second try has removed the rest.
        assertThat(instance.state()).isEqualTo(InstanceState.SHUTTING_DOWN);
        assertThat(instance.view().stateReason()).isPresent();
        world.after(terminate, instance);
        assertThat(instance(request).state()).isEqualTo(InstanceState.TERMINATED);
        world.assertNothingLeft(instance.instanceId());
    }
}
