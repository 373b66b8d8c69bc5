package org.ownsky.provisioning.driver.libvirt;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.copy.MeasuredInput;
import org.ownsky.provisioning.driver.spi.copy.MeasuredOutput;
import org.ownsky.provisioning.driver.spi.copy.SelfContained;

/** Brings volumes to this machine and back, through libvirt's connection, wherever the node is. */
final class VolumeTransfer {
    /** A qcow2 file's first cluster. What has not got it is no disk, so it is written last. */
    private static final int HEAD = 65_536;

    private static final int CHUNK = 1 << 20;

    private VolumeTransfer() {}

    /** Copies a volume that needs no other. */
    static VolumeCopy export(String name, Path file, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        return StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.refresh(pool);
            return StoragePools.withVolume(pool, name, volume -> {
                        XmlTree description = XmlTree.parse(volume.getXMLDesc(0));
                        if (description.first("backingStore", "path").isPresent()) {
                            throw new DriverException(
                                    Kind.REFUSED, "Volume " + name + " stands on an image: it is no copy by itself");
                        }
                        return download(volume, new Bytes(volume.getInfo().capacity), file, progress, connect);
                    })
                    .orElseThrow(() -> VolumeStore.missing(name));
        });
    }

    /** Brings a volume here. On a node that shares its folder with this machine, that goes past libvirt. */
    static VolumeCopy download(StorageVol volume, Bytes size, Path file, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        Path here = Path.of(volume.getPath());
        long length = physicalLength(volume);
        boolean whole = false;
        try (OutputStream sink = Files.newOutputStream(file);
                MeasuredOutput measured = new MeasuredOutput(sink, length, progress)) {
            if (isHere(here, length)) {
                copy(here, measured);
            } else {
                StoragePools.download(volume, measured, connect);
            }
            whole = true;
            return measured.copy(file, size);
        } catch (IOException e) {
            throw new DriverException(Kind.FAILED, "Cannot write the copy " + file + ": " + e.getMessage(), e);
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    /** As {@link #download}, of a volume that nobody needs afterwards: where it can be, it is moved. */
    static VolumeCopy take(StorageVol volume, Bytes size, Path file, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        Path here = Path.of(volume.getPath());
        if (!isHere(here, physicalLength(volume)) || !moved(here, file)) {
            return download(volume, size, file, progress, connect);
        }
        boolean whole = false;
        try (MeasuredOutput measured =
                new MeasuredOutput(OutputStream.nullOutputStream(), Files.size(file), progress)) {
            copy(file, measured);
            whole = true;
            return measured.copy(file, size);
        } catch (IOException e) {
            throw new DriverException(Kind.FAILED, "Cannot read the copy " + file + ": " + e.getMessage(), e);
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    /** Names of volumes are nobody else's: a file of such a name and this length is the volume. */
    private static boolean isHere(Path path, long length) {
        try {
            return Files.isReadable(path) && Files.size(path) == length;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean moved(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            // Another file system, or another's folder.
            return false;
        }
    }

    private static void copy(Path from, OutputStream sink) throws IOException {
        try (InputStream content = Files.newInputStream(from)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
                StoragePools.requireWanted();
                sink.write(chunk, 0, read);
            }
        }
    }

    private static long physicalLength(StorageVol volume) throws LibvirtException {
        return XmlTree.parse(volume.getXMLDesc(0))
                .first("physical")
                .map(XmlTree::text)
                .map(Long::parseLong)
                .orElse(volume.getInfo().allocation);
    }

    static void restore(String name, VolumeCopy copy, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        String _ = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.refresh(pool);
            if (VolumeStore.isWhole(name, copy.size(), pool)) {
                return name;
            }
            StoragePools.delete(pool, name);
            try (InputStream content = new BufferedInputStream(Files.newInputStream(copy.file()));
                    MeasuredInput measured =
                            new MeasuredInput(content, copy.stored().value(), progress)) {
                fill(name, copy, measured, pool, connect);
            } catch (NoSuchFileException e) {
                throw new DriverException(Kind.NOT_FOUND, "No copy " + copy.file(), e);
            } catch (IOException e) {
                throw new DriverException(Kind.FAILED, "Cannot read the copy " + copy.file(), e);
            }
            StoragePools.refresh(pool);
            requireSize(name, copy, pool);
            return name;
        });
    }

    private static void fill(
            String name, VolumeCopy copy, MeasuredInput content, StoragePool pool, LibvirtConnect connect)
            throws LibvirtException, IOException {
        byte[] head = content.readNBytes(HEAD);
        long rest = Math.max(0, Files.size(copy.file()) - head.length);
        StorageVol volume = pool.storageVolCreateXML(VolumeXml.raw(name, head.length + rest), 0);
        boolean whole = false;
        try {
            if (rest > 0) {
                StoragePools.upload(content, head.length, rest, volume, connect);
            }
            content.requireDigest(copy);
            SelfContained.require(head, copy.file());
            StoragePools.upload(new ByteArrayInputStream(head), 0, head.length, volume, connect);
            whole = true;
        } finally {
            volume.free();
            if (!whole) {
                StoragePools.delete(pool, name);
            }
        }
    }

    /** A copy whose note tells another size than its header is none of ours. */
    private static void requireSize(String name, VolumeCopy copy, StoragePool pool) throws LibvirtException {
        Optional<Long> capacity = StoragePools.withVolume(pool, name, volume -> volume.getInfo().capacity);
        if (capacity.isPresent() && capacity.get() != copy.size().value()) {
            StoragePools.delete(pool, name);
            throw new DriverException(
                    Kind.REFUSED,
                    "The copy " + copy.file() + " holds a disk of " + new Bytes(capacity.get()) + ", not of "
                            + copy.size());
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is written anew the next time.
        }
    }
}
