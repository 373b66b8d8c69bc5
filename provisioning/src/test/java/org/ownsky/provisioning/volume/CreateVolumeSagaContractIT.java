package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a blank volume, which needs no node. */
class CreateVolumeSagaContractIT extends VolumeSagaContract<CreateJob> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private CreateVolumeSaga create;

    @Override
    protected Saga<CreateJob> saga() {
        return create;
    }

    @Override
    protected JobRequest prepare() {
        var id = world.creating(Optional.empty()).volumeId();
        return world.job(CreateVolumeSaga.TYPE, new CreateJob(id, null), id.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var volume = world.reload(new VolumeId(request.subject()));
        assertThat(volume.state()).isEqualTo(VolumeState.AVAILABLE);
        assertThat(volume.node()).isEmpty();
        assertThat(world.heldBytes(volume.volumeId())).isEqualTo(VolumeWorld.SIZE.value());
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var volume = world.reload(new VolumeId(request.subject()));
        assertThat(volume.state()).isEqualTo(VolumeState.ERROR);
        assertThat(volume.view().stateReason()).isPresent();
        assertThat(world.heldBytes(volume.volumeId())).isZero();
    }
}
