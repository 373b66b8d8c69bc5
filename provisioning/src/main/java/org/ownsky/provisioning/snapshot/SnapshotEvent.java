package org.ownsky.provisioning.snapshot;

import java.time.Instant;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectScope;

/** What happened to a snapshot that others (metering) act on; delivered as {@code VolumeEvent}s are. */
public sealed interface SnapshotEvent {
    SnapshotId snapshot();

    ProjectScope scope();

    Instant at();

    /** It is there, with so many bytes in the store. */
    record Completed(SnapshotId snapshot, ProjectScope scope, Instant at, Bytes stored) implements SnapshotEvent {}

    /** It is gone. */
    record Deleted(SnapshotId snapshot, ProjectScope scope, Instant at) implements SnapshotEvent {}
}
