package org.ownsky.provisioning.job;

/**
 * One worker's hold on a job: the job as it was claimed, and the number that every write is conditional on. Who claims
 * the job next raises the number, and this worker's writes miss from then on.
 */
record Attempt(JobRecord job, int number) {
    JobId id() {
        return job.id();
    }
}
