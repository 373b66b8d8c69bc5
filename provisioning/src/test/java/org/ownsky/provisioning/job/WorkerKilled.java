package org.ownsky.provisioning.job;

/** What a killed worker's thread meets wherever it goes: an error, because nothing in the engine may survive it. */
final class WorkerKilled extends Error {
    private static final long serialVersionUID = 1L;

    WorkerKilled() {
        super("This worker was killed", null, false, false);
    }
}
