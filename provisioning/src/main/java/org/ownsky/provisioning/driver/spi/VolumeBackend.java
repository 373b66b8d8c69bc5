package org.ownsky.provisioning.driver.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;

/**
 * A place that keeps volumes. Every adapter passes the same contract test. Calls block, throw {@link DriverException}, and are
 * idempotent as those of {@link HypervisorNode}.
 */
public interface VolumeBackend extends AutoCloseable {
    /** What it has, read afresh. */
    BackendFacts facts();

    /** Makes a blank volume, as {@link HypervisorNode#createVolume}. */
    void create(VolumeName name, Bytes size);

    /**
     * Makes a volume larger, also under the guest that has it, which sees the new size at once if it is powered on. A size
     * below the present one is {@link DriverException.Kind#REFUSED}.
     */
    void grow(VolumeName name, Bytes size, Optional<AttachedDisk> attached);

    /** Deletes a volume, whole or half-made; one that is still open is {@link DriverException.Kind#REFUSED}. */
    void delete(VolumeName name);

    /** All volumes with names of ours. */
    List<VolumeFacts> volumes();

    /**
     * Lets one instance's node reach the volume and says how. The same access again gets the same answer, also after the
     * backend was restarted; another one of the same instance replaces it. Where volumes are reached over a network, a second
     * instance is {@link DriverException.Kind#REFUSED} unless all only read; elsewhere that is found out when it is plugged in.
     */
    DiskSource open(VolumeName name, VolumeAccess access);

    /** Takes the instance's access back, at once: what is still connected is cut off. */
    void close(VolumeName name, String instance);

    /** Copies a volume that no powered-on guest has, as {@link HypervisorNode#exportVolume}. */
    VolumeCopy export(VolumeName name, Path file, CopyProgress progress);

    /** Makes a volume from a copy, as {@link HypervisorNode#restoreVolume}. */
    void restore(VolumeName name, VolumeCopy copy, CopyProgress progress);

    /** Lets go of what this object holds; volumes and accesses stay. */
    @Override
    void close();
}
