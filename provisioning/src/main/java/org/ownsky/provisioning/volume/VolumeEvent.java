package org.ownsky.provisioning.volume;

import java.time.Instant;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectScope;

/**
 * What happened to a volume that others (metering) act on. Published in the transition's own transaction, delivered at least
 * once, in no promised order; {@code at} is the moment of the transition.
 */
public sealed interface VolumeEvent {
    VolumeId volume();

    ProjectScope scope();

    Instant at();

    /** It is there from now on, of this class and size. */
    record Created(VolumeId volume, ProjectScope scope, Instant at, String volumeClass, Bytes size)
            implements VolumeEvent {}

    /** It has another size from now on. */
    record Resized(VolumeId volume, ProjectScope scope, Instant at, String volumeClass, Bytes size)
            implements VolumeEvent {}

    /** It is gone. */
    record Deleted(VolumeId volume, ProjectScope scope, Instant at) implements VolumeEvent {}
}
