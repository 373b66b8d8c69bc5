package org.ownsky.provisioning.volume;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobId;

/**
 * A volume as callers see it.
 *
 * @param stateReason why it is in this state, when somebody should know: a failed creation, a disk that vanished
 * @param wantedSize what it is growing to
 * @param volumeClass name of its class
 * @param node name of the node that keeps it, once it is on one
 * @param source id of the snapshot that it was restored from
 * @param deleteOnTermination whether it goes with the instance that it is attached to
 * @param isProtected whether deleting it is refused
 * @param createdBy name of the person
 * @param activeJob what is working on it now
 */
public record VolumeView(
        VolumeId id,
        ProjectId project,
        String name,
        VolumeState state,
        Optional<String> stateReason,
        Instant stateSince,
        Bytes size,
        Optional<Bytes> wantedSize,
        String volumeClass,
        Optional<String> node,
        Optional<String> source,
        Optional<Attachment> attachment,
        boolean deleteOnTermination,
        boolean isProtected,
        String createdBy,
        Instant createdAt,
        Optional<JobId> activeJob) {

    /**
     * Where it is attached.
     *
     * @param since when it was attached; empty while it is not yet
     */
    public record Attachment(
            InstanceId instance, String instanceName, AttachmentState state, Optional<Instant> since) {}
}
