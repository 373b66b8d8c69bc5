package org.ownsky.provisioning.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.volume.VolumeSagaContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(SnapshotWorld.class)
@SuppressWarnings("NullAway.Init")
class DeleteSnapshotSagaContractIT extends VolumeSagaContract<SnapshotJob> {
    @Autowired
    private DeleteSnapshotSaga delete;

    @Autowired
    private SnapshotWorld snapshots;

    @Autowired
    private BackupStore backups;

    @Override
    protected Saga<SnapshotJob> saga() {
        return delete;
    }

    @Override
    protected JobRequest prepare() {
        var volume = world.withData();
        var id = snapshots.pending(volume);
        snapshots.become(id, SnapshotState.ERROR);
        snapshots.become(id, SnapshotState.DELETING);
        try {
            Files.writeString(backups.draft(id), "half of it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backups.keep(id);
        return snapshots.job(DeleteSnapshotSaga.TYPE, id, volume, id.value());
    }

    @Override
    protected void assertDone(JobRequest request) {
        var snapshot = snapshots.reload(request);
        assertThat(snapshot.state()).isEqualTo(SnapshotState.DELETED);
        assertThat(backups.file(snapshot.id())).doesNotExist();
        assertThat(snapshots.heldBytes(snapshot.id())).isZero();
    }

    @Override
    protected void assertUndone(JobRequest request) {
        var snapshot = snapshots.reload(request);
        assertThat(snapshot.state()).isEqualTo(SnapshotState.DELETING);
        assertThat(snapshot.view().stateReason()).isPresent();
        assertThat(snapshots.heldBytes(snapshot.id())).isPositive();
    }
}
