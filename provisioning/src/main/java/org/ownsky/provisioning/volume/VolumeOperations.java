package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceHost;
import org.ownsky.provisioning.instance.InstanceHosts;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.ProjectGate;
import org.ownsky.provisioning.tag.Tags;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What {@link VolumeService}'s acts do within their transactions. The rows' locks decide who comes first: the instance's,
 * where there is one, then the volume's.
 */
@Component
class VolumeOperations {
    private final VolumeRepository volumes;
    private final VolumeRecords records;
    private final InstanceHosts instances;
    private final VolumeJobs jobs;
    private final VolumeJournal journal;
    private final QuotaService quota;
    private final ObjectProvider<ProjectGate> gates;

    VolumeOperations(
            VolumeRepository volumes,
            VolumeRecords records,
            InstanceHosts instances,
            VolumeJobs jobs,
            VolumeJournal journal,
            QuotaService quota,
            ObjectProvider<ProjectGate> gates) {
        this.volumes = volumes;
        this.records = records;
        this.instances = instances;
        this.jobs = jobs;
        this.journal = journal;
        this.quota = quota;
        this.gates = gates;
    }

    VolumeView attach(Caller caller, VolumeId id, InstanceId instanceId) {
        var host = instances
                .lock(instanceId)
                .filter(one -> caller.sees(one.scope().project()))
                .orElseThrow(() -> InstanceNotFound.of(instanceId));
        var volume = locked(caller, id);
        if (!host.scope().equals(volume.scope())) {
            throw InstanceNotFound.of(instanceId);
        }
        requireOpen(volume);
        require(VolumeAction.ATTACH, volume);
        requireSettled(host);
        host.node()
                .filter(node -> volume.node().filter(home -> !home.equals(node)).isPresent())
                .ifPresent(node -> {
                    throw VolumeHome.elsewhere(volume, host.nodeName());
                });
        volume.attachTo(instanceId, host.name(), journal.now());
        jobs.attach(caller.user(), caller.name(), volume, instanceId);
        journal.record(
                caller,
                "attach",
                volume,
                "to " + host.name() + " (" + instanceId + ")",
                Changes.of("instance", null, instanceId));
        return saved(volume);
    }

    VolumeView detach(Caller caller, VolumeId id, boolean force) {
        var _ = lockInstanceOf(id);
        var volume = locked(caller, id);
        require(VolumeAction.DETACH, volume);
        var instance = volume.instance().orElseThrow();
        volume.detach();
        jobs.detach(caller.user(), caller.name(), volume, instance, force);
        journal.record(
                caller,
                "detach",
                volume,
                "from " + instance + (force ? ", by force" : ""),
                Changes.of("instance", instance, null));
        return saved(volume);
    }

    VolumeView grow(Caller caller, VolumeId id, Bytes wanted) {
        var volume = locked(caller, id, VolumeAction.GROW);
        if (wanted.compareTo(volume.size()) <= 0) {
            throw CloudException.invalid(
                    "Size", wanted.toString(), "more than its " + volume.size() + "; a volume cannot shrink");
        }
        volume.growTo(wanted);
        jobs.grow(caller.user(), caller.name(), volume);
        journal.record(
                caller, "grow", volume, volume.size() + " → " + wanted, Changes.of("size", volume.size(), wanted));
        var view = saved(volume);
        var more = wanted.value() - volume.size().value();
        quota.reserve(
                volume.scope(),
                List.of(new QuotaDemand(VolumeOutcomes.growthOf(id), Map.of(QuotaResource.VOLUME_STORAGE, more))));
        return view;
    }

    VolumeView delete(Caller caller, VolumeId id) {
        var _ = lockInstanceOf(id);
        var volume = locked(caller, id);
        if (volume.state() == VolumeState.DELETING && volume.activeJob().isPresent()) {
            return volume.view();
        }
        require(VolumeAction.DELETE, volume);
        journal.record(
                caller,
                "delete",
                volume,
                "was " + volume.state().word(),
                Changes.of("state", volume.state().word(), VolumeState.DELETED.word()));
        if (volume.state() != VolumeState.DELETING) {
            volume.become(VolumeState.DELETING, null, journal.now());
        }
        jobs.delete(caller.user(), caller.name(), volume);
        return saved(volume);
    }

    VolumeView change(Caller caller, VolumeId id, VolumeChange change) {
        var volume = locked(caller, id);
        requireThere(volume);
        var before = volume.view();
        change.name().map(ThingName::checked).ifPresent(volume::rename);
        change.deleteOnTermination().ifPresent(volume::deleteOnTermination);
        change.isProtected().ifPresent(volume::protect);
        var after = volume.view();
        var made = Changes.of("name", before.name(), after.name())
                .with("delete on termination", before.deleteOnTermination(), after.deleteOnTermination())
                .with("protected", before.isProtected(), after.isProtected());
        if (!made.fields().isEmpty()) {
            journal.record(caller, "change", volume, String.join(", ", made.fields()), made);
        }
        return saved(volume);
    }

    void tag(Caller caller, VolumeId id, Map<String, String> wanted, Tags tags) {
        var volume = locked(caller, id);
        requireThere(volume);
        var checked = Tags.checked(wanted);
        var before = tags.of(id.value());
        tags.replace(id.value(), checked);
        journal.record(
                caller, "tag", volume, checked.size() + " tags", Changes.of("tags", before, new TreeMap<>(checked)));
    }

    /**
     * The volume under its lock and that of the instance which has it, for an act that may be done to it and leaves it where
     * it is: not while that instance is being terminated, for the volume may go with it.
     */
    Volume locked(Caller caller, VolumeId id, VolumeAction action) {
        var host = lockInstanceOf(id);
        var volume = locked(caller, id);
        requireOpen(volume);
        require(action, volume);
        host.filter(one -> one.state() == InstanceState.SHUTTING_DOWN || one.state() == InstanceState.TERMINATED)
                .ifPresent(one -> {
                    throw CloudException.of(new CloudError.WrongState(
                            id.value(),
                            volume.state().word(),
                            one.name() + ", which has " + volume.name() + ", is being terminated; wait for that."));
                });
        return volume;
    }

    private void requireOpen(Volume volume) {
        gates.forEach(gate -> gate.requireOpen(volume.scope()));
    }

    /** The volume under its lock, for somebody who may operate it. */
    private Volume locked(Caller caller, VolumeId id) {
        var volume = volumes.lock(id.value()).orElseThrow(() -> VolumeService.notFound(id));
        var project = volume.scope().project();
        if (!caller.sees(project)) {
            throw CloudException.hidden(new CloudError.NotFound("volume", id.value()));
        }
        if (!caller.mayOperate(project, Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        return volume;
    }

    /** What it is attached to now; whoever attaches it elsewhere in between is found out under the volume's own lock. */
    private Optional<InstanceHost> lockInstanceOf(VolumeId id) {
        return records.instanceOf(id).flatMap(instances::lock);
    }

    private static void requireThere(Volume volume) {
        if (volume.state() == VolumeState.DELETED) {
            throw CloudException.of(new CloudError.WrongState(
                    volume.volumeId().value(),
                    volume.state().word(),
                    volume.name() + " is deleted; nothing of it can be changed."));
        }
    }

    private VolumeView saved(Volume volume) {
        volumes.flush();
        return volume.view();
    }

    private static void require(VolumeAction action, Volume volume) {
        var view = volume.view();
        action.refusal(view).ifPresent(reason -> {
            throw CloudException.of(
                    new CloudError.WrongState(view.id().value(), view.state().word(), reason));
        });
    }

    private static void requireSettled(InstanceHost host) {
        if (host.state() != InstanceState.RUNNING && host.state() != InstanceState.STOPPED) {
            throw CloudException.of(new CloudError.WrongState(
                    host.id().value(),
                    host.state().word(),
                    "Attach needs a running or stopped instance; " + host.name() + " is "
                            + host.state().word() + "."));
        }
    }
}
