package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class DetachVolumeSagaContractIT extends VolumeSagaContract<DetachJob> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DetachVolumeSaga detach;

    @Override
    protected Saga<DetachJob> saga() {
        return detach;
    }

    @Override
    protected JobRequest prepare() {
        var instance = world.instances().running();
        var id = world.attached(instance);
        world.change(id, Volume::detach);
        return world.job(DetachVolumeSaga.TYPE, new DetachJob(id, instance, false), instance.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var job = (DetachJob) request.input();
        var volume = world.reload(job.volume());
        assertThat(volume.state()).isEqualTo(VolumeState.AVAILABLE);
        assertThat(volume.instance()).isEmpty();
        assertThat(world.disksOf(job.instance())).isEmpty();
        assertThat(world.hasFile(job.volume())).isTrue();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var job = (DetachJob) request.input();
        var volume = world.reload(job.volume());
        assertThat(volume.attachment()).contains(AttachmentState.ATTACHED);
        assertThat(volume.view().stateReason()).isPresent();
        assertThat(world.disksOf(job.instance())).singleElement().matches(DiskFacts::plugged);
    }
}
