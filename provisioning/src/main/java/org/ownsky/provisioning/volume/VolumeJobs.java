package org.ownsky.provisioning.volume;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobQueue;
import org.ownsky.provisioning.job.JobRequest;
import org.springframework.stereotype.Component;

/**
 * Queues the jobs on volumes, in the transaction that has the volume's lock. What concerns a guest waits in the guest's queue,
 * behind its start or stop; everything else in the volume's own.
 */
@Component
class VolumeJobs {
    private final JobQueue queue;

    VolumeJobs(JobQueue queue) {
        this.queue = queue;
    }

    void create(UserId by, String name, Volume volume, @Nullable InstanceId near) {
        submit(
                CreateVolumeSaga.TYPE,
                new CreateJob(volume.volumeId(), near),
                volume.volumeId().value(),
                by,
                name,
                volume);
    }

    void attach(UserId by, String name, Volume volume, InstanceId instance) {
        submit(
                AttachVolumeSaga.TYPE,
                new AttachmentJob(volume.volumeId(), instance),
                instance.value(),
                by,
                name,
                volume);
    }

    void detach(UserId by, String name, Volume volume, InstanceId instance, boolean force) {
        submit(
                DetachVolumeSaga.TYPE,
                new DetachJob(volume.volumeId(), instance, force),
                instance.value(),
                by,
                name,
                volume);
    }

    void grow(UserId by, String name, Volume volume) {
        submit(GrowVolumeSaga.TYPE, new VolumeJob(volume.volumeId()), subject(volume), by, name, volume);
    }

    void delete(UserId by, String name, Volume volume) {
        submit(
                DeleteVolumeSaga.TYPE,
                new VolumeJob(volume.volumeId()),
                volume.volumeId().value(),
                by,
                name,
                volume);
    }

    /** Where jobs on the volume as it is now wait for each other. */
    static String subject(Volume volume) {
        return volume.instance()
                .map(InstanceId::value)
                .orElseGet(() -> volume.volumeId().value());
    }

    JobId submit(String saga, Record input, String subject, UserId by, String name, Volume volume) {
        var job = queue.submit(List.of(new JobRequest(saga, input, volume.scope(), subject, volume.name(), by, name)))
                .getFirst();
        volume.worksOn(job);
        return job;
    }
}
