package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.snapshot.SnapshotView;

@Meaning("A snapshot")
record SnapshotForm(
        @Meaning(value = "Its id", example = "snap-0198c2d4e5f600001")
        String id,

        @Meaning(value = "Where it lives", example = "prj-0198c2d4e5f600001")
        String projectId,

        @Meaning(value = "What people call it", example = "before the upgrade")
        String name,

        @Meaning(
                value = "By EC2's words; a deleted one stays readable for an hour",
                words = {"pending", "completed", "error", "deleting", "deleted"})
        String state,

        @Meaning("Why it is in this state, when somebody should know")
        Optional<String> stateReason,

        @Meaning(value = "The volume that it was taken from, which may be gone", example = "vol-0f3b9a6d2e81c7540")
        String volumeId,

        @Meaning(value = "That volume's name", example = "data")
        String volumeName,

        @Meaning(value = "Size of the volume in it", example = "8")
        long sizeGiB,

        @Meaning(value = "How much of that is copied, in bytes", example = "1073741824")
        long copied,

        @Meaning(value = "What is stored of it, compressed, in bytes", example = "104857600")
        Optional<Long> stored,

        @Meaning("Whether the guest had its file systems frozen at that moment")
        boolean quiesced,

        @Meaning(value = "Who took it", example = "Ada Lovelace")
        String createdBy,

        @Meaning("When it was asked for") Instant createdAt,
        @Meaning("When it was complete") Optional<Instant> completedAt,

        @Meaning(value = "The job that works on it now", example = "job-0198c2d4e5f600001")
        Optional<String> jobId) {

    static SnapshotForm of(SnapshotView view) {
        return new SnapshotForm(
                view.id().value(),
                view.project().value(),
                view.name(),
                view.state().word(),
                view.stateReason(),
                view.volume().value(),
                view.volumeName(),
                view.size().toGibCeiling(),
                view.copied().value(),
                view.stored().map(Bytes::value),
                view.quiesced(),
                view.createdBy(),
                view.createdAt(),
                view.completedAt(),
                view.activeJob().map(JobId::value));
    }
}
