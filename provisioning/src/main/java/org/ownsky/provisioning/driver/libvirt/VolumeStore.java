package org.ownsky.provisioning.driver.libvirt;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.StorageVolInfo;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** The disks and seeds on a node. */
final class VolumeStore {
    private final ImageStore images;

    VolumeStore(ImageStore images) {
        this.images = images;
    }

    /** A copy-on-write disk of this name over the image. */
    void createRoot(String name, String image, Bytes size, LibvirtConnect connect) throws LibvirtException {
        ImageStore.Base base = images.base(image, connect);
        if (size.compareTo(base.virtualSize()) < 0) {
            throw new DriverException(
                    Kind.REFUSED,
                    "Volume " + name + " of " + size + " is smaller than its image, " + base.virtualSize());
        }
        StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            String overlay = VolumeXml.overlay(name, size, base.path());
            try {
                pool.storageVolCreateXML(overlay, 0).free();
            } catch (LibvirtException e) {
                if (!present(name, pool, e)) {
                    throw e;
                }
                if (!isWhole(name, image, size, pool)) {
                    StoragePools.delete(pool, name);
                    pool.storageVolCreateXML(overlay, 0).free();
                }
            }
            return name;
        });
    }

    /** Writes a small volume anew. */
    void write(String name, byte[] content, LibvirtConnect connect) throws LibvirtException {
        StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.delete(pool, name);
            StorageVol volume = pool.storageVolCreateXML(VolumeXml.raw(name, content.length), 0);
            try {
                StoragePools.upload(new ByteArrayInputStream(content), content.length, volume, connect);
            } finally {
                volume.free();
            }
            return name;
        });
    }

    void delete(String name, LibvirtConnect connect) throws LibvirtException {
        StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.deleteFile(pool, name);
            return name;
        });
    }

    /** Reads the folder afresh: also what a crash left behind is seen. */
    List<VolumeFacts> facts(LibvirtConnect connect) throws LibvirtException {
        return StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.refresh(pool);
            List<VolumeFacts> facts = new ArrayList<>();
            for (String name : pool.listVolumes()) {
                if (VolumeName.isOurs(name)) {
                    StoragePools.withVolume(pool, name, StorageVol::getInfo)
                            .map(info -> facts(name, info))
                            .ifPresent(facts::add);
                }
            }
            return facts;
        });
    }

    /** Names of all volumes that begin like this. */
    List<String> beginningWith(String prefix, LibvirtConnect connect) throws LibvirtException {
        return StoragePools.withPool(
                NodeLayout.VOLUMES,
                connect,
                pool -> List.of(pool.listVolumes()).stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    private static VolumeFacts facts(String name, StorageVolInfo info) {
        return new VolumeFacts(new VolumeName(name), new Bytes(info.capacity), new Bytes(info.allocation));
    }

    /** Whether creation failed because the volume exists; also if libvirt knew the file only after a second look. */
    private static boolean present(String name, StoragePool pool, LibvirtException refusal) throws LibvirtException {
        if (LibvirtFailure.is(refusal, ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST)) {
            return true;
        }
        if (!LibvirtFailure.is(refusal, ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorNumber.VIR_ERR_OPERATION_INVALID)) {
            return false;
        }
        StoragePools.refresh(pool);
        return StoragePools.withVolume(pool, name, _ -> true).isPresent();
    }

    /**
     * Whether the volume is the disk that was asked for; false for one that was left half-made, which has no qcow2 header.
     */
    private static boolean isWhole(String name, String image, Bytes size, StoragePool pool) throws LibvirtException {
        Optional<XmlTree> volume = StoragePools.withVolume(pool, name, present -> present.getXMLDesc(0))
                .map(XmlTree::parse);
        Optional<String> backing =
                volume.flatMap(tree -> tree.first("backingStore", "path")).map(XmlTree::text);
        if (volume.isEmpty() || backing.isEmpty()) {
            return false;
        }
        String file = String.valueOf(Path.of(backing.get()).getFileName());
        boolean sameImage =
                StagedImage.of(file).filter(copy -> copy.image().equals(image)).isPresent();
        boolean sameSize = volume.get()
                .first("capacity")
                .filter(capacity -> capacity.text().equals(Long.toString(size.value())))
                .isPresent();
        if (sameImage && sameSize) {
            return true;
        }
        throw new DriverException(Kind.REFUSED, "Volume " + name + " exists with another image or size");
    }
}
