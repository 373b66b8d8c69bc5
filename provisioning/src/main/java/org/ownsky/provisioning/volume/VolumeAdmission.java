package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.ProjectGate;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What {@link VolumeService#create} does within its transaction: the row, its job and quota, or nothing. */
@Component
class VolumeAdmission {
    private final VolumeClasses classes;
    private final VolumeRepository volumes;
    private final VolumeJobs jobs;
    private final VolumeJournal journal;
    private final QuotaService quota;
    private final ObjectProvider<VolumeContents> contents;
    private final ObjectProvider<ProjectGate> gates;

    VolumeAdmission(
            VolumeClasses classes,
            VolumeRepository volumes,
            VolumeJobs jobs,
            VolumeJournal journal,
            QuotaService quota,
            ObjectProvider<VolumeContents> contents,
            ObjectProvider<ProjectGate> gates) {
        this.classes = classes;
        this.volumes = volumes;
        this.jobs = jobs;
        this.journal = journal;
        this.quota = quota;
        this.contents = contents;
        this.gates = gates;
    }

    VolumeView admit(Caller caller, ProjectScope scope, NewVolume wanted, Optional<InstanceId> near) {
        gates.forEach(gate -> gate.requireOpen(scope));
        var checked = checked(scope, wanted);
        var volume = new Volume(journal.freshId(), scope, checked, caller, journal.now());
        volumes.saveAndFlush(volume);
        jobs.create(caller.user(), caller.name(), volume, near.orElse(null));
        journal.record(
                caller,
                "create",
                volume,
                volume.size() + ", " + volume.className()
                        + volume.source().map(source -> ", from " + source).orElse(""),
                Changes.of("state", null, VolumeState.CREATING.word())
                        .with("size", null, volume.size())
                        .with("class", null, volume.className())
                        .with("source", null, volume.source().orElse(null)));
        volumes.flush();
        // Last, for it holds the tenant's counters until the commit, and everyone in the tenant waits for them.
        quota.reserve(scope, List.of(demand(volume)));
        return volume.view();
    }

    /** The size of what it is filled with decides, where there is something. */
    private NewVolume checked(ProjectScope scope, NewVolume wanted) {
        var volumeClass = classes.require(wanted.volumeClass());
        var size = wanted.source()
                .map(id -> contents.stream()
                        .findFirst()
                        .orElseThrow(() -> CloudException.of(new CloudError.NotFound("snapshot", id)))
                        .hold(scope, id)
                        .size())
                .orElse(wanted.size());
        return new NewVolume(
                ThingName.checked(wanted.name()),
                size,
                volumeClass.name(),
                wanted.source(),
                wanted.deleteOnTermination());
    }

    private static QuotaDemand demand(Volume volume) {
        return new QuotaDemand(
                volume.volumeId().value(),
                Map.of(
                        QuotaResource.VOLUMES,
                        1L,
                        QuotaResource.VOLUME_STORAGE,
                        volume.size().value()));
    }
}
