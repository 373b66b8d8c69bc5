package org.ownsky.provisioning.volume;

import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeBackends;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.instance.InstanceHosts;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.Nodes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What becomes of a volume's bytes on its backend. Each call finds what an earlier try left. */
@Component
class VolumeFiles {
    private final VolumeRecords records;
    private final Nodes nodes;
    private final VolumeBackends backends;
    private final InstanceHosts instances;
    private final ObjectProvider<VolumeContents> contents;

    VolumeFiles(
            VolumeRecords records,
            Nodes nodes,
            VolumeBackends backends,
            InstanceHosts instances,
            ObjectProvider<VolumeContents> contents) {
        this.records = records;
        this.nodes = nodes;
        this.backends = backends;
        this.instances = instances;
        this.contents = contents;
    }

    /** Makes a blank disk where it is bound to; never in place of one that was made before and is gone. */
    void makeBlank(VolumeId id) {
        var volume = records.get(id);
        if (!volume.isMade()) {
            backend(home(volume)).create(name(id), volume.size());
            records.change(id, Volume::make);
        }
    }

    /** Makes a disk with the content that the volume is made from. */
    void fill(VolumeId id, String source) {
        var volume = records.get(id);
        if (!volume.isMade()) {
            contents.getObject().fill(source, backend(home(volume)), name(id), CopyProgress.UNHEARD);
            records.change(id, Volume::make);
        }
    }

    /** Takes a disk back that nobody can have written to. */
    void takeBack(VolumeId id) {
        records.find(id).filter(volume -> !volume.isUsed()).ifPresent(this::delete);
    }

    /** Deletes it, whole or half-made; a volume without home has nothing to delete. */
    void delete(VolumeId id) {
        records.find(id).ifPresent(this::delete);
    }

    private void delete(Volume volume) {
        volume.node().ifPresent(node -> {
            backend(node).delete(name(volume.volumeId()));
            records.change(volume.volumeId(), Volume::unmake);
        });
    }

    /**
     * Checks that the backend holds nothing of it any more: only then is its quota free.
     *
     * @throws CloudException Unavailable when something is still there
     */
    void confirmAbsence(VolumeId id) {
        records.find(id).flatMap(Volume::node).ifPresent(node -> {
            if (backend(node).volumes().stream().anyMatch(facts -> facts.name().equals(name(id)))) {
                throw CloudException.of(new CloudError.Unavailable("Deleting " + id, "its disk is still there"));
            }
        });
    }

    void grow(VolumeId id) {
        var volume = records.get(id);
        var wanted = volume.wantedSize();
        if (wanted.isPresent() && volume.isMade()) {
            backend(home(volume)).grow(name(id), wanted.get(), attached(volume));
        }
    }

    private Optional<AttachedDisk> attached(Volume volume) {
        return volume.instance()
                .flatMap(instances::find)
                .flatMap(host -> host.node()
                        .map(nodes::connection)
                        .filter(node -> node.domain(host.domain()).isPresent())
                        .map(node -> new AttachedDisk(node, host.domain(), serial(volume.volumeId()))));
    }

    VolumeBackend backend(NodeId node) {
        return backends.on(nodes.connection(node));
    }

    static VolumeName name(VolumeId id) {
        return VolumeName.data(id.value());
    }

    static DiskSerial serial(VolumeId id) {
        return DiskSerial.of(id.value());
    }

    private static NodeId home(Volume volume) {
        return volume.node().orElseThrow(() -> new IllegalStateException(volume.volumeId() + " is on no node"));
    }
}
