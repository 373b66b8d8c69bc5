package org.ownsky.provisioning.volume;

import java.nio.file.Path;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.instance.InstanceHosts;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.Nodes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Volumes as snapshots see them: something to be held still while its content is copied. */
@Component
public class VolumeContentSource {
    private final VolumeOperations operations;
    private final VolumeRepository volumes;
    private final VolumeRecords records;
    private final VolumeFiles files;
    private final Attachments attachments;
    private final InstanceHosts instances;
    private final Nodes nodes;

    VolumeContentSource(
            VolumeOperations operations,
            VolumeRepository volumes,
            VolumeRecords records,
            VolumeFiles files,
            Attachments attachments,
            InstanceHosts instances,
            Nodes nodes) {
        this.operations = operations;
        this.volumes = volumes;
        this.records = records;
        this.files = files;
        this.attachments = attachments;
        this.instances = instances;
        this.nodes = nodes;
    }

    /**
     * A volume under its lock.
     *
     * @param subject whose queue a job on its content waits in
     * @param node where its bytes are
     */
    public record Held(VolumeView volume, ProjectScope scope, String subject, NodeId node) {}

    /**
     * What a copy is like.
     *
     * @param quiesced whether the guest had its file systems frozen at that moment
     */
    public record Copied(VolumeCopy copy, boolean quiesced) {}

    /**
     * The volume, for a caller who may operate it, in a state in which it can be copied; in the caller's transaction.
     *
     * @throws CloudException WrongState with the reason; NotFound; Forbidden
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held hold(Caller caller, VolumeId id) {
        var volume = operations.locked(caller, id, VolumeAction.SNAPSHOT);
        if (!volume.isUsed() || volume.node().isEmpty()) {
            throw CloudException.of(new CloudError.WrongState(
                    id.value(),
                    volume.state().word(),
                    volume.name() + " was never attached, so there is no data in it yet."));
        }
        return new Held(
                volume.view(),
                volume.scope(),
                VolumeJobs.subject(volume),
                volume.node().get());
    }

    /** The job works on the volume from now on, as nothing else may meanwhile; in the transaction that holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void worksOn(VolumeId id, JobId job) {
        records.change(id, volume -> volume.worksOn(job));
    }

    /** The job is over; in the transaction that closes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finished(VolumeId id, JobId job) {
        records.change(id, volume -> volume.finished(job));
    }

    /**
     * The job is over and there is no copy; in the transaction that closes it. When the instance that has the volume is being
     * terminated, the volume stays: what somebody wanted to keep of it would be lost.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notCopied(VolumeId id, JobId job) {
        // The termination may have cancelled the job in this very transaction.
        volumes.flush();
        var going = records.instanceOf(id)
                .flatMap(instances::find)
                .filter(host -> host.state() == InstanceState.SHUTTING_DOWN)
                .isPresent();
        records.change(id, volume -> {
            volume.finished(job);
            if (going) {
                volume.deleteOnTermination(false);
            }
        });
    }

    /** Whether a volume is being made from the snapshot of this id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isBeingRestored(String snapshot) {
        return volumes.restoring(snapshot) > 0;
    }

    /** Copies the volume, as it is at one moment, to a file on this machine, which is replaced. Outside of transactions. */
    public Copied copy(VolumeId id, Path file, CopyProgress progress) {
        var volume = records.get(id);
        var instance = volume.instance();
        if (instance.isPresent()) {
            var host = attachments.host(instance.get());
            var node = nodes.connection(host.node().orElseThrow());
            var runs = node.domain(host.domain())
                    .map(DomainFacts::state)
                    .filter(state -> state.poweredOn())
                    .isPresent();
            if (runs) {
                var backup =
                        node.backup(host.domain(), List.of(new BackupOrder(VolumeFiles.serial(id), file)), progress);
                return new Copied(backup.copies().getFirst(), backup.quiesced());
            }
        }
        var home = volume.node().orElseThrow(() -> new IllegalStateException(id + " is on no node"));
        return new Copied(files.backend(home).export(VolumeFiles.name(id), file, progress), false);
    }
}
