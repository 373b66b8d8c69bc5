package org.ownsky.provisioning.snapshot;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.volume.VolumeId;

/**
 * A snapshot as callers see it.
 *
 * @param stateReason why it is in this state, when somebody should know
 * @param volume what it was taken from, which may be gone
 * @param size of the volume in it
 * @param copied how much of that is copied, while it is pending
 * @param stored size of its file in the backup store, once it is complete
 * @param quiesced whether the guest had its file systems frozen at that moment
 * @param createdBy name of the person
 * @param activeJob what is working on it now
 */
public record SnapshotView(
        SnapshotId id,
        ProjectId project,
        String name,
        SnapshotState state,
        Optional<String> stateReason,
        VolumeId volume,
        String volumeName,
        Bytes size,
        Bytes copied,
        Optional<Bytes> stored,
        boolean quiesced,
        String createdBy,
        Instant createdAt,
        Optional<Instant> completedAt,
        Optional<JobId> activeJob) {}
