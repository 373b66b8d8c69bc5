package org.ownsky.provisioning.snapshot;

import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.volume.VolumeId;

/** What a snapshot is taken of, as it is when it is asked for. */
record SnapshotSource(VolumeId volume, String name, Bytes size, NodeId node) {}
