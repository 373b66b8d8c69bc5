package org.ownsky.portal.lifecycle;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.snapshot.SnapshotView;
import org.ownsky.provisioning.volume.VolumeChange;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;
import org.springframework.stereotype.Component;

/** All that can be in a project. A kind of resource that comes later is added here, or no tenant can be closed. */
@Component
class ProjectContent {
    private static final int ROWS = 200;

    private final InstanceService instances;
    private final KeyPairService keyPairs;
    private final ProjectService projects;
    private final VolumeService volumes;
    private final SnapshotService snapshots;

    ProjectContent(
            InstanceService instances,
            KeyPairService keyPairs,
            ProjectService projects,
            VolumeService volumes,
            SnapshotService snapshots) {
        this.instances = instances;
        this.keyPairs = keyPairs;
        this.projects = projects;
        this.volumes = volumes;
        this.snapshots = snapshots;
    }

    KeysetPage<InstanceView> page(Caller caller, InstanceQuery query) {
        return instances.page(caller, query);
    }

    void act(Caller caller, InstanceId id, InstanceAction action) {
        instances.act(caller, id, action, Optional.empty());
    }

    /** Those that are not being deleted yet, as many as a page has; what is protected is no longer. */
    List<VolumeView> volumes(Caller caller) {
        return volumes.page(
                        caller,
                        new VolumeQuery(
                                "",
                                EnumSet.of(VolumeState.AVAILABLE, VolumeState.ERROR),
                                Optional.empty(),
                                Optional.empty(),
                                VolumeQuery.Sort.CREATED,
                                true,
                                Optional.empty(),
                                ROWS))
                .items();
    }

    void delete(Caller caller, VolumeView volume) {
        if (volume.isProtected()) {
            volumes.change(caller, volume.id(), VolumeChange.protection(false));
        }
        volumes.delete(caller, volume.id());
    }

    /** One page of its snapshots, those that are being deleted too. */
    KeysetPage<SnapshotView> snapshots(Caller caller, Optional<String> cursor) {
        return snapshots.page(caller, "", Optional.empty(), cursor, ROWS);
    }

    void delete(Caller caller, SnapshotView snapshot) {
        snapshots.delete(caller, snapshot.id());
    }

    void deleteKeyPairs(Caller caller) {
        keyPairs.list(caller).forEach(key -> keyPairs.delete(caller, key.id()));
    }

    /**
     * Deletes it, empty.
     *
     * @throws org.ownsky.kernel.CloudException while something is left in it
     */
    void deleteProject(Caller caller, ProjectId project) {
        projects.delete(caller, project);
    }
}
