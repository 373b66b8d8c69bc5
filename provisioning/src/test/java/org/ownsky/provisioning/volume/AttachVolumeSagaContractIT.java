package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a volume that was never attached, to a running guest: it is made on the way. */
class AttachVolumeSagaContractIT extends VolumeSagaContract<AttachmentJob> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AttachVolumeSaga attach;

    @Override
    protected Saga<AttachmentJob> saga() {
        return attach;
    }

    @Override
    protected JobRequest prepare() {
        var instance = world.instances().running();
        var id = world.available();
        world.change(id, volume -> volume.attachTo(instance, "trial", Instant.EPOCH));
        return world.job(AttachVolumeSaga.TYPE, new AttachmentJob(id, instance), instance.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var job = (AttachmentJob) request.input();
        var volume = world.reload(job.volume());
        assertThat(volume.state()).isEqualTo(VolumeState.IN_USE);
        assertThat(volume.attachment()).contains(AttachmentState.ATTACHED);
        assertThat(world.hasFile(job.volume())).isTrue();
        assertThat(world.disksOf(new InstanceId(request.subject())))
                .singleElement()
                .matches(DiskFacts::plugged)
                .matches(DiskFacts::defined);
        world.assertNoDrift();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var job = (AttachmentJob) request.input();
        var volume = world.reload(job.volume());
        assertThat(volume.state()).isEqualTo(VolumeState.AVAILABLE);
        assertThat(volume.view().stateReason()).isPresent();
        assertThat(world.disksOf(job.instance())).isEmpty();
        // Once it was given to the guest there may be data in it; before that, nothing of it is left.
        assertThat(world.hasFile(job.volume())).isEqualTo(volume.isUsed());
        assertThat(volume.node().isPresent()).isEqualTo(volume.isUsed());
        world.assertNoDrift();
    }
}
