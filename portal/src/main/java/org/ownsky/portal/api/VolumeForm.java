package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.volume.VolumeView;

@Meaning("A volume")
record VolumeForm(
        @Meaning(value = "Its id; a guest finds it by the first 20 characters", example = "vol-0f3b9a6d2e81c7540")
        String id,

        @Meaning(value = "Where it lives", example = "prj-0198c2d4e5f600001")
        String projectId,

        @Meaning(value = "What people call it", example = "data")
        String name,

        @Meaning(
                value = "By EC2's words; a deleted one stays readable for an hour",
                words = {"creating", "available", "in-use", "deleting", "deleted", "error"})
        String state,

        @Meaning("Why it is in this state, when somebody should know")
        Optional<String> stateReason,

        @Meaning("When it entered the state") Instant stateSince,

        @Meaning(value = "Its size", example = "8") long sizeGiB,

        @Meaning(value = "What it is growing to", example = "16")
        Optional<Long> growingToGiB,

        @Meaning(value = "Name of its class; see volume-classes", example = "standard")
        String volumeClass,

        @Meaning(value = "Where its data is, once it is anywhere", example = "node-1")
        Optional<String> node,

        @Meaning(value = "The snapshot that it was restored from", example = "snap-0198c2d4e5f600001")
        Optional<String> snapshotId,

        @Meaning("Where it is attached") Optional<Attachment> attachment,

        @Meaning("Whether it goes with the instance that it is attached to when that is terminated")
        boolean deleteOnTermination,

        @Meaning("Whether deleting it is refused") boolean deletionProtected,

        @Meaning(value = "Who made it", example = "Ada Lovelace")
        String createdBy,

        @Meaning("When it was made") Instant createdAt,

        @Meaning(value = "The job that works on it now", example = "job-0198c2d4e5f600001")
        Optional<String> jobId) {

    @Meaning("Where a volume is attached")
    record Attachment(
            @Meaning(value = "The instance", example = "i-0b41d7f2c9a6e3815")
            String instanceId,

            @Meaning(value = "Its name", example = "web-1") String instanceName,

            @Meaning(
                    value = "How far",
                    words = {"attaching", "attached", "detaching"})
            String state,

            @Meaning("Since when; absent while it is not yet")
            Optional<Instant> since) {}

    static VolumeForm of(VolumeView view) {
        return new VolumeForm(
                view.id().value(),
                view.project().value(),
                view.name(),
                view.state().word(),
                view.stateReason(),
                view.stateSince(),
                view.size().toGibCeiling(),
                view.wantedSize().map(Bytes::toGibCeiling),
                view.volumeClass(),
                view.node(),
                view.source(),
                view.attachment()
                        .map(attachment -> new Attachment(
                                attachment.instance().value(),
                                attachment.instanceName(),
                                attachment.state().word(),
                                attachment.since())),
                view.deleteOnTermination(),
                view.isProtected(),
                view.createdBy(),
                view.createdAt(),
                view.activeJob().map(JobId::value));
    }
}
