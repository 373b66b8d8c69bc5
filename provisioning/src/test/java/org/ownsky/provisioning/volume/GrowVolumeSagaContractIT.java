package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a volume that a running guest has. */
class GrowVolumeSagaContractIT extends VolumeSagaContract<VolumeJob> {
    private static final Bytes LARGER = Bytes.ofGib(5);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private GrowVolumeSaga grow;

    @Override
    protected Saga<VolumeJob> saga() {
        return grow;
    }

    @Override
    protected JobRequest prepare() {
        var instance = world.instances().running();
        var id = world.attached(instance);
        world.change(id, volume -> volume.growTo(LARGER));
        world.reserveGrowth(id, new Bytes(LARGER.value() - VolumeWorld.SIZE.value()));
        return world.job(GrowVolumeSaga.TYPE, new VolumeJob(id), instance.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var id = ((VolumeJob) request.input()).volume();
        var volume = world.reload(id);
        assertThat(volume.size()).isEqualTo(LARGER);
        assertThat(volume.wantedSize()).isEmpty();
        assertThat(volume.claimed()).isEqualTo(LARGER);
        assertThat(world.heldBytes(id)).isEqualTo(LARGER.value());
        assertThat(world.instances().node().volumes())
                .filteredOn(facts -> facts.name().owner().equals(id.value()))
                .singleElement()
                .matches(facts -> facts.size().equals(LARGER));
        world.assertNoDrift();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var id = ((VolumeJob) request.input()).volume();
        var volume = world.reload(id);
        assertThat(volume.size()).isEqualTo(VolumeWorld.SIZE);
        assertThat(volume.wantedSize()).isEmpty();
        assertThat(world.heldBytes(id)).isEqualTo(VolumeWorld.SIZE.value());
        world.assertNoDrift();
    }
}
