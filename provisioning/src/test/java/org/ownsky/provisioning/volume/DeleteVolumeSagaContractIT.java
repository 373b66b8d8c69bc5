package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

class DeleteVolumeSagaContractIT extends VolumeSagaContract<VolumeJob> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DeleteVolumeSaga delete;

    @Override
    protected Saga<VolumeJob> saga() {
        return delete;
    }

    @Override
    protected JobRequest prepare() {
        var id = world.withData();
        world.change(id, volume -> volume.become(VolumeState.DELETING, null, Instant.EPOCH));
        return world.job(DeleteVolumeSaga.TYPE, new VolumeJob(id), id.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var volume = world.reload(new VolumeId(request.subject()));
        assertThat(volume.state()).isEqualTo(VolumeState.DELETED);
        assertThat(volume.node()).isEmpty();
        assertThat(world.hasFile(volume.volumeId())).isFalse();
        assertThat(world.heldBytes(volume.volumeId())).isZero();
        world.assertNoDrift();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var volume = world.reload(new VolumeId(request.subject()));
        // What is removed stays removed; the quota is held until a second try has removed the rest.
        assertThat(volume.isGivenUp()).isTrue();
        assertThat(volume.view().stateReason()).isPresent();
        assertThat(world.heldBytes(volume.volumeId())).isEqualTo(VolumeWorld.SIZE.value());
        world.assertNoDrift();
    }
}
