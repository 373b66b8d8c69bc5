package org.ownsky.provisioning.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.volume.VolumeSagaContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Of a volume that a running guest has. */
@Import(SnapshotWorld.class)
@SuppressWarnings("NullAway.Init")
class CreateSnapshotSagaContractIT extends VolumeSagaContract<SnapshotJob> {
    @Autowired
    private CreateSnapshotSaga create;

    @Autowired
    private SnapshotWorld snapshots;

    @Autowired
    private BackupStore backups;

    @Override
    protected Saga<SnapshotJob> saga() {
        return create;
    }

    @Override
    protected JobRequest prepare() {
        var instance = world.instances().running();
        var volume = world.attached(instance);
        return snapshots.job(CreateSnapshotSaga.TYPE, snapshots.pending(volume), volume, instance.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var snapshot = snapshots.reload(request);
        assertThat(snapshot.state()).isEqualTo(SnapshotState.COMPLETED);
        assertThat(snapshot.sha256()).isPresent();
        assertThat(backups.file(snapshot.id())).exists();
        assertThat(snapshots.heldBytes(snapshot.id()))
                .isEqualTo(Math.max(1, snapshot.view().stored().orElseThrow().value()));
        world.assertNoDrift();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var snapshot = snapshots.reload(request);
        assertThat(snapshot.state()).isEqualTo(SnapshotState.ERROR);
        assertThat(snapshot.view().stateReason()).isPresent();
        assertThat(Files.exists(backups.file(snapshot.id()))).isFalse();
        assertThat(Files.exists(backups.draft(snapshot.id()))).isFalse();
        assertThat(snapshots.heldBytes(snapshot.id())).isZero();
        world.assertNoDrift();
    }
}
