package org.ownsky.provisioning.driver.fake;

import static org.ownsky.provisioning.driver.spi.DriverException.Kind.FAILED;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.NOT_FOUND;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.NO_SPACE;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.REFUSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** The images, disks and seeds of a fake node. Its machine guards it. */
final class FakeStore {
    private record StagedImage(Bytes virtualSize, Bytes fileSize) {}

    private final Bytes capacity;
    private final Map<String, StagedImage> images = new HashMap<>();
    private final Map<VolumeName, FakeVolume> volumes = new HashMap<>();

    FakeStore(Bytes capacity) {
        this.capacity = capacity;
    }

    Bytes free() {
        long used = images.values().stream()
                        .mapToLong(image -> image.fileSize().value())
                        .sum()
                + volumes.values().stream()
                        .mapToLong(volume -> volume.facts().allocated().value())
                        .sum();
        return new Bytes(Math.max(0, capacity.value() - used));
    }

    /** Half an image counts for nothing, so it isn't kept. */
    void stage(ImageFile image, Extent extent) {
        Bytes fileSize = fileSize(image);
        if (images.containsKey(image.name())) {
            return;
        }
        requireFree(fileSize);
        if (extent == Extent.WHOLE) {
            images.put(image.name(), new StagedImage(image.virtualSize(), fileSize));
        }
    }

    /** The virtual size of an image that is there whole. */
    Bytes requireStaged(String image) {
        StagedImage staged = images.get(image);
        if (staged == null) {
            throw new DriverException(NOT_FOUND, "Image " + image + " is not staged");
        }
        return staged.virtualSize();
    }

    Set<String> images() {
        return Set.copyOf(images.keySet());
    }

    void createRoot(RootVolumeSpec spec, Extent extent) {
        Optional<FakeVolume> present = volume(spec.name());
        if (present.isPresent()) {
            if (!present.get().equals(new FakeVolume.Root(spec))) {
                throw new DriverException(REFUSED, "Volume " + spec.name() + " exists with another image or size");
            }
            return;
        }
        Bytes imageSize = requireStaged(spec.image());
        if (spec.size().compareTo(imageSize) < 0) {
            throw new DriverException(
                    REFUSED,
                    "Volume " + spec.name() + " of " + spec.size() + " is smaller than its image, " + imageSize);
        }
        requireFree(FakeVolume.Root.ALLOCATED);
        put(new FakeVolume.Root(spec), extent);
    }

    void writeSeed(VolumeName name, SeedSpec spec, Extent extent) {
        FakeVolume.Seed seed = new FakeVolume.Seed(name, spec);
        requireFree(seed.facts().allocated());
        put(seed, extent);
    }

    void createData(VolumeName name, Bytes size, String content, Extent extent) {
        Optional<FakeVolume> present = volume(name);
        if (present.isPresent()) {
            if (!present.get().facts().size().equals(size)) {
                throw new DriverException(
                        REFUSED,
                        "Volume " + name + " exists with "
                                + present.get().facts().size() + ", not " + size);
            }
            return;
        }
        FakeVolume.Data volume = new FakeVolume.Data(name, size, content);
        requireFree(volume.facts().allocated());
        put(volume, extent);
    }

    /** A volume that is there whole. */
    FakeVolume.Data requireData(VolumeName name) {
        if (volume(name).orElse(null) instanceof FakeVolume.Data data) {
            return data;
        }
        throw new DriverException(NOT_FOUND, "No volume " + name);
    }

    void grow(VolumeName name, Bytes size) {
        FakeVolume.Data data = requireData(name);
        if (size.compareTo(data.size()) < 0) {
            throw new DriverException(
                    REFUSED, "Volume " + name + " has " + data.size() + " and cannot shrink to " + size);
        }
        volumes.put(name, data.grown(size));
    }

    void write(VolumeName name, String content) {
        volumes.put(name, requireData(name).holding(content));
    }

    void delete(VolumeName name) {
        volumes.remove(name);
    }

    List<VolumeFacts> facts() {
        return volumes.values().stream().map(FakeVolume::facts).toList();
    }

    /** The disk or seed, if it is there whole. */
    Optional<FakeVolume> volume(VolumeName name) {
        return Optional.ofNullable(volumes.get(name)).flatMap(FakeVolume::whole);
    }

    private void put(FakeVolume volume, Extent extent) {
        volumes.put(volume.name(), extent == Extent.WHOLE ? volume : new FakeVolume.HalfMade(volume.name()));
    }

    private void requireFree(Bytes asked) {
        if (free().compareTo(asked) < 0) {
            throw new DriverException(
                    NO_SPACE, "No space: " + asked + " asked, " + free() + " of " + capacity + " free");
        }
    }

    private static Bytes fileSize(ImageFile image) {
        try {
            return new Bytes(Files.size(image.path()));
        } catch (NoSuchFileException e) {
            throw new DriverException(NOT_FOUND, "Image " + image.name() + ": no file " + image.path(), e);
        } catch (IOException e) {
            throw new DriverException(FAILED, "Image " + image.name() + ": cannot read " + image.path(), e);
        }
    }
}
