package org.ownsky.provisioning.snapshot;

import org.ownsky.provisioning.volume.VolumeId;

/** The input of sagas on a snapshot: which one, and of what. All else is in their rows. */
record SnapshotJob(SnapshotId snapshot, VolumeId volume) {}
