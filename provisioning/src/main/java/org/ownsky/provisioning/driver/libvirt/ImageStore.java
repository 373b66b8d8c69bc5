package org.ownsky.provisioning.driver.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.ImageFile;

/** The golden images on a node. */
final class ImageStore {
    /** Far longer than any copy takes: an attempt as old as this is dead. */
    private static final Duration DEAD_AFTER = Duration.ofHours(2);

    private final InstantSource clock;

    ImageStore(InstantSource clock) {
        this.clock = clock;
    }

    /** A whole copy of the image, if there is one. */
    Optional<StagedImage> find(String image, LibvirtConnect connect) throws LibvirtException {
        return StoragePools.withPool(NodeLayout.IMAGES, connect, pool -> wholeCopy(image, pool));
    }

    /** Path of the copy on the node and the size of the disk in it. */
    Base base(String image, LibvirtConnect connect) throws LibvirtException {
        return StoragePools.withPool(NodeLayout.IMAGES, connect, pool -> {
            Optional<StagedImage> staged = wholeCopy(image, pool);
            if (staged.isPresent()) {
                Optional<String> path =
                        StoragePools.withVolume(pool, staged.get().content(), StorageVol::getPath);
                if (path.isPresent()) {
                    return new Base(path.get(), staged.get().virtualSize());
                }
            }
            throw new DriverException(Kind.NOT_FOUND, "Image " + image + " is not staged");
        });
    }

    /** What a disk stands on. */
    record Base(String path, Bytes virtualSize) {}

    /** Copies the image unless it is there whole. Takes as long as the copy takes. */
    void stage(ImageFile image, LibvirtConnect connect) throws LibvirtException {
        Optional<StagedImage> _ = StoragePools.withPool(NodeLayout.IMAGES, connect, pool -> {
            Optional<StagedImage> present = wholeCopy(image.name(), pool);
            if (present.isPresent()) {
                return present;
            }
            removeDeadAttempts(image.name(), pool);
            return Optional.of(copy(image, pool, connect));
        });
    }

    private StagedImage copy(ImageFile image, StoragePool pool, LibvirtConnect connect) throws LibvirtException {
        StagedImage attempt = new StagedImage(image.name(), clock.millis(), image.virtualSize());
        try (InputStream content = Files.newInputStream(image.path())) {
            long length = Files.size(image.path());
            StorageVol volume = pool.storageVolCreateXML(VolumeXml.raw(attempt.content(), length), 0);
            try {
                StoragePools.upload(content, length, volume, connect);
            } finally {
                volume.free();
            }
        } catch (NoSuchFileException e) {
            throw new DriverException(Kind.NOT_FOUND, "Image " + image.name() + ": no file " + image.path(), e);
        } catch (IOException e) {
            throw new DriverException(Kind.FAILED, "Image " + image.name() + ": cannot read " + image.path(), e);
        } catch (LibvirtException | DriverException e) {
            discard(attempt, pool, e);
            throw e;
        }
        pool.storageVolCreateXML(VolumeXml.raw(attempt.marker(), 0), 0).free();
        return attempt;
    }

    /** What cannot be deleted now goes with the dead attempts later. */
    private static void discard(StagedImage attempt, StoragePool pool, Exception cause) {
        try {
            StoragePools.delete(pool, attempt.content());
        } catch (LibvirtException e) {
            cause.addSuppressed(e);
        }
    }

    private void removeDeadAttempts(String image, StoragePool pool) throws LibvirtException {
        StoragePools.refresh(pool);
        long dead = clock.millis() - DEAD_AFTER.toMillis();
        List<StagedImage> leftovers = copies(image, pool).stream()
                .filter(copy -> copy.begun() < dead)
                .distinct()
                .toList();
        for (StagedImage leftover : leftovers) {
            StoragePools.delete(pool, leftover.marker());
            StoragePools.delete(pool, leftover.content());
        }
    }

    /** The oldest, so that all agree on one. */
    private static Optional<StagedImage> wholeCopy(String image, StoragePool pool) throws LibvirtException {
        List<String> volumes = Arrays.asList(pool.listVolumes());
        return copies(image, pool).stream()
                .filter(copy -> volumes.contains(copy.marker()) && volumes.contains(copy.content()))
                .min(Comparator.comparingLong(StagedImage::begun));
    }

    private static List<StagedImage> copies(String image, StoragePool pool) throws LibvirtException {
        return Arrays.stream(pool.listVolumes())
                .flatMap(volume -> StagedImage.of(volume).stream())
                .filter(copy -> copy.image().equals(image))
                .toList();
    }
}
