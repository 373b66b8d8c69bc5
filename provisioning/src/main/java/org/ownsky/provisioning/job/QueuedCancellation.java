package org.ownsky.provisioning.job;

import java.util.List;

/** Cancels jobs that no worker has touched: there is nothing to undo, only the saga's last word to be said. */
final class QueuedCancellation {
    private final JobInbox inbox;
    private final JobTransitions transitions;
    private final SagaCatalogue catalogue;
    private final JobJson json;

    QueuedCancellation(JobInbox inbox, JobTransitions transitions, SagaCatalogue catalogue, JobJson json) {
        this.inbox = inbox;
        this.transitions = transitions;
        this.catalogue = catalogue;
        this.json = json;
    }

    /** All queued jobs on the subject, newest first. In a transaction. */
    void cancelAll(String subject, String reason) {
        inbox.cancelQueued(subject, reason).forEach(job -> close(job, reason));
    }

    /** In a transaction. Returns whether the job was still queued. */
    boolean cancel(JobId id) {
        var reason = JobWords.cancelledWhileQueued();
        var cancelled = inbox.cancelQueued(id, reason);
        cancelled.ifPresent(job -> close(job, reason));
        return cancelled.isPresent();
    }

    private void close(JobRecord job, String reason) {
        transitions.leave(job);
        tellSaga(catalogue.require(job.type()), job, reason);
    }

    private <I extends Record> void tellSaga(Saga<I> saga, JobRecord job, String reason) {
        var input = json.read(job.input(), saga.inputType());
        var context = new RunContext<>(job, input, new Journal(List.of()), json, (resource, limit) -> false);
        saga.failed(context, reason);
    }
}
