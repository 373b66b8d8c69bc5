package org.ownsky.provisioning.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a job that is due and works on it. */
final class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final SagaCatalogue catalogue;
    private final RunTools tools;

    JobWorker(SagaCatalogue catalogue, RunTools tools) {
        this.catalogue = catalogue;
        this.tools = tools;
    }

    /** Returns once the job is closed or parked, or another worker has it. */
    void work(JobId id) {
        try {
            tools.transitions().claim(id, catalogue).ifPresent(this::work);
        } catch (StaleAttemptException lost) {
            LOG.atInfo().addKeyValue("job", id).log("Another worker has taken the job over");
        }
    }

    private void work(JobTransitions.Claim claim) {
        var job = claim.attempt().job();
        var saga = catalogue.find(job.type());
        if (saga.isEmpty()) {
            tools.transitions().needsAttention(claim.attempt(), JobWords.unknownType(job.type()));
            return;
        }
        work(saga.get(), claim);
    }

    private <I extends Record> void work(Saga<I> saga, JobTransitions.Claim claim) {
        JobRun<I> run;
        try {
            run = new JobRun<>(saga, claim, tools);
        } catch (RuntimeException unreadable) {
            var id = claim.attempt().id();
            LOG.atError().addKeyValue("job", id).setCause(unreadable).log("A job's input cannot be read");
            tools.transitions().needsAttention(claim.attempt(), JobWords.unreadable(id));
            return;
        }
        run.work(claim.cancel());
    }
}
