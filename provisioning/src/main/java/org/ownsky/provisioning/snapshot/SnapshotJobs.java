package org.ownsky.provisioning.snapshot;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobQueue;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.volume.VolumeContentSource;
import org.springframework.stereotype.Component;

/** Queues the jobs on snapshots. A copy waits in the queue of the guest that has the volume, or else in the volume's. */
@Component
class SnapshotJobs {
    private final JobQueue queue;
    private final SnapshotStore store;

    SnapshotJobs(JobQueue queue, SnapshotStore store) {
        this.queue = queue;
        this.store = store;
    }

    JobId take(Caller caller, VolumeContentSource.Held held, SnapshotId id, String name) {
        var job = submit(new JobRequest(
                CreateSnapshotSaga.TYPE,
                new SnapshotJob(id, held.volume().id()),
                held.scope(),
                held.subject(),
                name,
                caller.user(),
                caller.name()));
        store.worksOn(id, job);
        return job;
    }

    void delete(UserId by, String name, Snapshot snapshot) {
        var id = snapshot.id();
        store.worksOn(
                id,
                submit(new JobRequest(
                        DeleteSnapshotSaga.TYPE,
                        new SnapshotJob(id, snapshot.view().volume()),
                        snapshot.scope(),
                        id.value(),
                        snapshot.view().name(),
                        by,
                        name)));
    }

    private JobId submit(JobRequest request) {
        return queue.submit(List.of(request)).getFirst();
    }
}
