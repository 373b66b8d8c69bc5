package org.ownsky.provisioning.job;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where features put their jobs, inside the transaction that changes their own rows. */
public class JobQueue {
    private final JobInbox inbox;
    private final WakeUps wakeUps;
    private final QueuedCancellation cancellation;
    private final SagaCatalogue catalogue;
    private final JobJson json;
    private final IdSource ids;
    private final ChangeFeed changes;

    JobQueue(
            JobInbox inbox,
            WakeUps wakeUps,
            QueuedCancellation cancellation,
            SagaCatalogue catalogue,
            JobJson json,
            IdSource ids,
            ChangeFeed changes) {
        this.inbox = inbox;
        this.wakeUps = wakeUps;
        this.cancellation = cancellation;
        this.catalogue = catalogue;
        this.json = json;
        this.ids = ids;
        this.changes = changes;
    }

    /**
     * Queues jobs; they begin once the transaction commits, and not at all if it rolls back. Two round trips to the
     * database, however many they are.
     *
     * @return their ids, in the order of the requests
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException for a type that no saga has
     */
    public List<JobId> submit(List<JobRequest> requests) {
        return submit(requests, Optional.empty());
    }

    /**
     * As {@link #submit(List)}, but nobody begins them until {@link #release}: they keep their place in the queue. They can be
     * cancelled as any queued job can.
     *
     * @param because what they wait for, in a few words, for people
     */
    public List<JobId> hold(List<JobRequest> requests, String because) {
        return submit(requests, Optional.of(because));
    }

    private List<JobId> submit(List<JobRequest> requests, Optional<String> heldBecause) {
        requireTransaction();
        if (requests.isEmpty()) {
            return List.of();
        }
        var jobs = requests.stream().map(this::job).toList();
        var jobIds = jobs.stream().map(JobInbox.NewJob::id).toList();
        inbox.insert(jobs, heldBecause);
        if (heldBecause.isEmpty()) {
            wakeUps.schedule(jobIds);
        }
        for (var job : jobs) {
            var project = job.request().scope().project();
            changes.changed(project, job.id().value());
            changes.changed(project, job.request().subject());
        }
        return jobIds;
    }

    /**
     * Lets the jobs that are held on these subjects go, each at the place in the queue that it took when it was submitted. Again
     * is fine.
     *
     * @return how many there were
     */
    public int release(List<String> subjects) {
        requireTransaction();
        var released = inbox.release(subjects);
        for (var job : released) {
            wakeUps.schedule(List.of(job.id()), job.createdAt());
            changes.changed(job.scope().project(), job.id().value());
            changes.changed(job.scope().project(), job.subject());
        }
        return released.size();
    }

    /** Which of these subjects have a job that is held. */
    public List<String> held(List<String> subjects) {
        return inbox.held(subjects);
    }

    /**
     * Cancels the queued jobs on a subject, for this reason, which {@link Saga#failed} is told in this transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void cancelQueued(String subject, String reason) {
        requireTransaction();
        cancellation.cancelAll(subject, reason);
    }

    /**
     * Asks the unfinished jobs on a subject to stop: queued ones are cancelled at once, newest first, and their
     * {@link Saga#failed} is called in this transaction; a running one stops before its next step and is undone, or
     * succeeds if its last step is under way. A job that is being undone already, or that needs attention, is left
     * alone. May be called with the subject's row locked.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void cancelAll(String subject) {
        requireTransaction();
        cancellation.cancelAll(subject, JobWords.cancelledWhileQueued());
        wakeUps.requestCancellation(subject);
    }

    private JobInbox.NewJob job(JobRequest request) {
        var saga = catalogue.require(request.type());
        if (!saga.inputType().isInstance(request.input())) {
            throw new IllegalArgumentException("Saga " + request.type() + " takes " + saga.inputType() + ", not "
                    + request.input().getClass());
        }
        return new JobInbox.NewJob(
                new JobId(ids.next(JobId.PREFIX)),
                request,
                json.write(request.input()),
                catalogue.stepNames(request.type()).size());
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Jobs are queued and cancelled in the transaction that they belong to");
        }
    }
}
