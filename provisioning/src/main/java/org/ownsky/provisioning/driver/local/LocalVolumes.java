package org.ownsky.provisioning.driver.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.BackendFacts;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** A node's own disks: whoever runs there reaches them, and the hypervisor's locks keep two writers apart. */
public final class LocalVolumes implements VolumeBackend {
    public static final String KIND = "local";

    private final HypervisorNode node;

    public LocalVolumes(HypervisorNode node) {
        this.node = node;
    }

    @Override
    public BackendFacts facts() {
        NodeFacts facts = node.facts();
        return new BackendFacts(KIND, facts.storage(), facts.storageFree());
    }

    @Override
    public void create(VolumeName name, Bytes size) {
        node.createVolume(name, size);
    }

    @Override
    public void grow(VolumeName name, Bytes size, Optional<AttachedDisk> attached) {
        attached.ifPresentOrElse(
                disk -> disk.node().growDisk(disk.domain(), disk.serial(), size), () -> node.growVolume(name, size));
    }

    @Override
    public void delete(VolumeName name) {
        node.deleteVolume(name);
    }

    @Override
    public List<VolumeFacts> volumes() {
        return node.volumes().stream().filter(facts -> facts.name().isData()).toList();
    }

    @Override
    public DiskSource open(VolumeName name, VolumeAccess access) {
        if (node.volumes().stream().noneMatch(facts -> facts.name().equals(name))) {
            throw new DriverException(DriverException.Kind.NOT_FOUND, "No volume " + name);
        }
        return new DiskSource.LocalDisk(name);
    }

    /** There is nothing to take back: what a guest has is its own definition's matter. */
    @Override
    public void close(VolumeName name, String instance) {}

    @Override
    public VolumeCopy export(VolumeName name, Path file, CopyProgress progress) {
        return node.exportVolume(name, file, progress);
    }

    @Override
    public void restore(VolumeName name, VolumeCopy copy, CopyProgress progress) {
        node.restoreVolume(name, copy, progress);
    }

    @Override
    public void close() {}
}
