package org.ownsky.provisioning.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.ThingName;
import org.ownsky.provisioning.volume.VolumeContentSource;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeView;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes, restores, deletes and lists snapshots. Another project's snapshot is not found. */
@Service
@Transactional
public class SnapshotService {
    private static final int MOST_ROWS = 200;

    private final SnapshotStore store;
    private final SnapshotJobs jobs;
    private final SnapshotJournal journal;
    private final VolumeContentSource sources;
    private final VolumeService volumes;
    private final QuotaService quota;

    SnapshotService(
            SnapshotStore store,
            SnapshotJobs jobs,
            SnapshotJournal journal,
            VolumeContentSource sources,
            VolumeService volumes,
            QuotaService quota) {
        this.store = store;
        this.jobs = jobs;
        this.journal = journal;
        this.sources = sources;
        this.volumes = volumes;
        this.quota = quota;
    }

    /**
     * Begins to copy the volume as it is at one moment, while the instance that has it goes on; needs INSTANCE_OPERATE. Until
     * it is complete, quota counts the volume's size; then, what is stored.
     *
     * @throws CloudException WrongState with {@link org.ownsky.provisioning.volume.VolumeAction#refusal}'s words, and for a
     *     volume that was never attached: it has no data; NotFound; QuotaExceeded
     */
    public SnapshotView create(Caller caller, VolumeId volume, String name) {
        var checked = ThingName.checked(name);
        var held = sources.hold(caller, volume);
        var view = held.volume();
        var id = journal.freshId();
        var source = new SnapshotSource(volume, view.name(), view.size(), held.node());
        store.insert(id, held.scope(), checked, source, caller, journal.now());
        var job = jobs.take(caller, held, id, checked);
        sources.worksOn(volume, job);
        var made = get(id).view();
        journal.record(
                caller, "create", made, "of " + view.name() + " (" + volume + ")", Changes.of("volume", null, volume));
        // Last, for it holds the tenant's counters until the commit, and everyone in the tenant waits for them.
        quota.reserve(
                held.scope(),
                List.of(new QuotaDemand(
                        id.value(),
                        Map.of(
                                QuotaResource.SNAPSHOTS,
                                1L,
                                QuotaResource.SNAPSHOT_STORAGE,
                                view.size().value()))));
        return made;
    }

    /**
     * Begins to make a new volume with the snapshot's content, in its project; needs INSTANCE_OPERATE there.
     *
     * @param near for which instance: the volume is made on its node; empty for the node of the volume that it was taken
     *     from, or another one with room
     * @throws CloudException WrongState while it is not complete; as {@link VolumeService#create}
     */
    public VolumeView restore(Caller caller, SnapshotId id, String name, Optional<InstanceId> near) {
        var snapshot = find(caller, id);
        caller.requireProject(Permission.INSTANCE_OPERATE);
        return volumes.create(
                caller,
                new NewVolume(name, snapshot.size(), NewVolume.USUAL_CLASS, Optional.of(id.value()), false),
                near);
    }

    /**
     * Begins to delete it, for good; needs INSTANCE_OPERATE. One that is being deleted already is fine.
     *
     * @throws CloudException WrongState while it is being taken, or restored from
     */
    public SnapshotView delete(Caller caller, SnapshotId id) {
        var snapshot = store.lock(id).orElseThrow(() -> CloudException.of(unknown(id)));
        var project = snapshot.scope().project();
        if (!caller.sees(project)) {
            throw CloudException.hidden(unknown(id));
        }
        if (!caller.mayOperate(project, Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        var view = snapshot.view();
        if (snapshot.state() == SnapshotState.DELETING && view.activeJob().isPresent()) {
            return view;
        }
        refusal(view)
                .or(() -> sources.isBeingRestored(id.value())
                        ? Optional.of(view.name() + " is being restored; wait for that.")
                        : Optional.empty())
                .ifPresent(reason -> {
                    throw CloudException.of(
                            new CloudError.WrongState(id.value(), view.state().word(), reason));
                });
        if (snapshot.state() != SnapshotState.DELETING) {
            store.become(snapshot, SnapshotState.DELETING, null, journal.now());
        }
        jobs.delete(caller.user(), caller.name(), snapshot);
        journal.record(
                caller,
                "delete",
                view,
                "was " + view.state().word(),
                Changes.of("state", view.state().word(), SnapshotState.DELETED.word()));
        return get(id).view();
    }

    /** Why it cannot be deleted as it is; empty when it can. */
    public static Optional<String> refusal(SnapshotView snapshot) {
        return switch (snapshot.state()) {
            case COMPLETED, ERROR, DELETING -> Optional.empty();
            case PENDING -> Optional.of(snapshot.name() + " is being taken; wait for that, or cancel its job.");
            case DELETED -> Optional.of(snapshot.name() + " is deleted already.");
        };
    }

    @Transactional(readOnly = true)
    public SnapshotView find(Caller caller, SnapshotId id) {
        return store.find(id)
                .map(Snapshot::view)
                .filter(snapshot -> caller.sees(snapshot.project()))
                .orElseThrow(() -> CloudException.of(unknown(id)));
    }

    /**
     * One page of the caller's project, the newest first; deleted snapshots are shown for an hour.
     *
     * @param search part of a name, or the beginning of an id; empty for all
     * @param volume only those of this volume
     * @param cursor from the page before
     * @param limit rows, 1 to 200
     */
    @Transactional(readOnly = true)
    public KeysetPage<SnapshotView> page(
            Caller caller, String search, Optional<VolumeId> volume, Optional<String> cursor, int limit) {
        var project = caller.requireProject(Permission.PROJECT_READ).project();
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        cursor.filter(text -> !IdFormat.matches(SnapshotId.PREFIX, text)).ifPresent(text -> {
            throw CloudException.invalid("cursor", text, "the value of \"next\" from the page before");
        });
        var rows = store.page(
                project, search.replace("\0", ""), volume.map(VolumeId::value), cursor, journal.now(), limit + 1);
        if (rows.size() <= limit) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new KeysetPage<>(items, Optional.of(items.getLast().id().value()));
    }

    private Snapshot get(SnapshotId id) {
        return store.find(id).orElseThrow(() -> CloudException.of(unknown(id)));
    }

    private static CloudError.NotFound unknown(SnapshotId id) {
        return new CloudError.NotFound("snapshot", id.value());
    }
}
