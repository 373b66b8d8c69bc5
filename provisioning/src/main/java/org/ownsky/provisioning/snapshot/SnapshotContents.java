package org.ownsky.provisioning.snapshot;

import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.volume.VolumeContents;
import org.springframework.stereotype.Component;

/** Fills new volumes from the backup store. */
@Component
class SnapshotContents implements VolumeContents {
    private final SnapshotStore store;
    private final BackupStore backups;

    SnapshotContents(SnapshotStore store, BackupStore backups) {
        this.store = store;
        this.backups = backups;
    }

    @Override
    public Source hold(ProjectScope scope, String id) {
        var snapshot = Optional.of(id)
                .filter(text -> IdFormat.matches(SnapshotId.PREFIX, text))
                .flatMap(text -> store.lock(new SnapshotId(text)))
                .filter(found -> found.scope().equals(scope))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("snapshot", id)));
        var view = snapshot.view();
        if (view.state() != SnapshotState.COMPLETED) {
            throw CloudException.of(new CloudError.WrongState(
                    id,
                    view.state().word(),
                    "Restore needs a completed snapshot; this one is "
                            + view.state().word() + "."));
        }
        return new Source(view.size(), view.name());
    }

    @Override
    public Optional<NodeId> home(String id) {
        return store.node(new SnapshotId(id));
    }

    @Override
    public void fill(String id, VolumeBackend backend, VolumeName volume, CopyProgress progress) {
        var snapshot = store.find(new SnapshotId(id))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("snapshot", id)));
        var view = snapshot.view();
        var copy = new VolumeCopy(
                backups.file(view.id()),
                view.size(),
                view.stored().orElseThrow(),
                snapshot.sha256().orElseThrow());
        try {
            backend.restore(volume, copy, progress);
        } catch (DriverException e) {
            switch (e.kind()) {
                case REFUSED, NOT_FOUND ->
                    throw CloudException.of(
                            new CloudError.Conflict(
                                    "snapshot",
                                    "The file of the snapshot " + view.name() + " (" + id
                                            + ") is damaged or missing: its checksum is not what was noted when it was"
                                            + " taken. Nothing was restored; use another snapshot."),
                            String.valueOf(e.getMessage()),
                            e);
                case UNREACHABLE, TIMEOUT, NO_SPACE, FAILED -> throw e;
            }
        }
    }
}
