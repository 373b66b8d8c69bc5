package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.instance.InstanceDisks;
import org.ownsky.provisioning.instance.InstanceHost;
import org.ownsky.provisioning.instance.InstanceHosts;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.node.Nodes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives guests their volumes and takes them back. */
@Component
class Attachments implements InstanceDisks {
    private static final String OURSELVES = "Ownsky";

    private final InstanceHosts instances;
    private final Nodes nodes;
    private final VolumeRecords records;
    private final VolumeRepository volumes;
    private final VolumeJobs jobs;
    private final VolumeJournal journal;

    Attachments(
            InstanceHosts instances,
            Nodes nodes,
            VolumeRecords records,
            VolumeRepository volumes,
            VolumeJobs jobs,
            VolumeJournal journal) {
        this.instances = instances;
        this.nodes = nodes;
        this.records = records;
        this.volumes = volumes;
        this.jobs = jobs;
        this.journal = journal;
    }

    /** Where the instance is now. */
    InstanceHost host(InstanceId instance) {
        return instances
                .find(instance)
                .filter(host -> host.node().isPresent())
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("instance", instance.value())));
    }

    /** From here on there may be data in it. A guest that is not defined gets the disk when it is defined. */
    void plug(AttachmentJob job) {
        var host = host(job.instance());
        records.change(job.volume(), Volume::use);
        var node = nodes.connection(host.node().orElseThrow());
        if (node.domain(host.domain()).isPresent()) {
            node.attachDisk(host.domain(), spec(job.volume()));
        }
    }

    /**
     * Again is fine, and a guest that is gone has no disks.
     *
     * @throws CloudException WrongState when the guest does not let go
     */
    void unplug(VolumeId volume, InstanceId instance, boolean force) {
        instances
                .find(instance)
                .ifPresent(host -> host.node().map(nodes::connection).ifPresent(node -> {
                    try {
                        node.detachDisk(host.domain(), VolumeFiles.serial(volume), force);
                    } catch (DriverException e) {
                        if (e.kind() != DriverException.Kind.REFUSED) {
                            throw e;
                        }
                        throw CloudException.of(
                                new CloudError.WrongState(
                                        volume.value(),
                                        "in-use",
                                        host.name()
                                                + " does not let go of the disk. Unmount it in the instance and try again,"
                                                + " or detach by force: what was not written by then is lost."),
                                String.valueOf(e.getMessage()),
                                e);
                    }
                }));
    }

    /** Gives it back to the guest, where there is one. */
    void replug(VolumeId volume, InstanceId instance) {
        instances
                .find(instance)
                .ifPresent(host -> host.node().map(nodes::connection).ifPresent(node -> {
                    if (node.domain(host.domain()).isPresent()) {
                        node.attachDisk(host.domain(), spec(volume));
                    }
                }));
    }

    @Override
    @Transactional(readOnly = true)
    public List<DiskSpec> of(InstanceId instance) {
        return volumes.of(instance.value()).stream()
                .filter(volume -> volume.attachment()
                        .filter(state -> state != AttachmentState.ATTACHING)
                        .isPresent())
                .map(volume -> spec(volume.volumeId()))
                .toList();
    }

    @Override
    @Transactional
    public void release(InstanceId instance) {
        for (var volume : volumes.lockOf(instance.value())) {
            journal.changed(volume);
            volume.release(null, journal.now());
            if (volume.goesWithItsInstance() && !volume.isProtected()) {
                journal.record(
                        ourselves(),
                        "delete",
                        volume,
                        "with its instance " + instance,
                        Changes.of("state", volume.state().word(), VolumeState.DELETED.word()));
                volume.become(VolumeState.DELETING, null, journal.now());
                jobs.delete(UserId.NOBODY, OURSELVES, volume);
            }
            journal.changed(volume);
        }
        volumes.flush();
    }

    /** Nobody asked for it but who terminated the instance, and that is on record with the instance. */
    private static Caller ourselves() {
        return new Caller(UserId.NOBODY, OURSELVES, Optional.empty(), Set.of(), "volumes");
    }

    private static DiskSpec spec(VolumeId volume) {
        return DiskSpec.writable(VolumeFiles.serial(volume), new DiskSource.LocalDisk(VolumeFiles.name(volume)));
    }
}
