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
        create(name, VolumeXml.overlay(name, size, base.path()), pool -> isWhole(name, image, size, pool), connect);
    }

    /** A blank disk of this name. */
    void createBlank(String name, Bytes size, LibvirtConnect connect) throws LibvirtException {
        create(name, VolumeXml.blank(name, size), pool -> isWhole(name, size, pool), connect);
    }

    private static void create(String name, String xml, StoragePools.PoolWork<Boolean> isWhole, LibvirtConnect connect)
            throws LibvirtException {
        String _ = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            try {
                pool.storageVolCreateXML(xml, 0).free();
            } catch (LibvirtException e) {
                if (!present(name, pool, e)) {
                    throw e;
                }
                if (!isWhole.on(pool)) {
                    StoragePools.delete(pool, name);
                    pool.storageVolCreateXML(xml, 0).free();
                }
            }
            return name;
        });
    }

    /** Makes it larger. The folder is read afresh before: a guest may have made it larger behind libvirt's back. */
    void grow(String name, Bytes size, LibvirtConnect connect) throws LibvirtException {
        String _ = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.refresh(pool);
            Optional<Boolean> grown = StoragePools.withVolume(pool, name, volume -> {
                Bytes present = new Bytes(volume.getInfo().capacity);
                if (size.compareTo(present) < 0) {
                    throw new DriverException(
                            Kind.REFUSED, "Volume " + name + " has " + present + " and cannot shrink to " + size);
                }
                if (!size.equals(present)) {
                    volume.resize(size.value(), 0);
                }
                return true;
            });
            boolean _ = grown.orElseThrow(() -> missing(name));
            return name;
        });
    }

    /** Throws unless it is there. */
    void require(String name, LibvirtConnect connect) throws LibvirtException {
        boolean present = StoragePools.withPool(
                NodeLayout.VOLUMES,
                connect,
                pool -> StoragePools.withVolume(pool, name, _ -> true).isPresent());
        if (!present) {
            throw missing(name);
        }
    }

    static DriverException missing(String name) {
        return new DriverException(Kind.NOT_FOUND, "No volume " + name);
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
     * Whether the volume is a qcow2 disk of this size that stands on nothing; false for one that was left half-made, which has
     * no qcow2 header.
     */
    static boolean isWhole(String name, Bytes size, StoragePool pool) throws LibvirtException {
        Optional<XmlTree> volume = StoragePools.withVolume(pool, name, present -> present.getXMLDesc(0))
                .map(XmlTree::parse);
        boolean qcow2 = volume.flatMap(tree -> tree.first("target", "format"))
                .flatMap(format -> format.attribute("type"))
                .filter("qcow2"::equals)
                .isPresent();
        if (volume.isEmpty() || !qcow2) {
            return false;
        }
        String capacity = volume.get().first("capacity").map(XmlTree::text).orElse("");
        if (volume.get().first("backingStore", "path").isPresent() || !capacity.equals(Long.toString(size.value()))) {
            throw new DriverException(
                    Kind.REFUSED, "Volume " + name + " exists with another content or size, " + capacity + " bytes");
        }
        return true;
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
