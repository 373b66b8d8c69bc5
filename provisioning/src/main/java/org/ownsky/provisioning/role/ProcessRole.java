package org.ownsky.provisioning.role;

/** What a process of an installation does: {@code ownsky.roles}, both unless set. */
public enum ProcessRole {
    /** Serves pages and APIs, and lets people sign in. */
    PORTAL,
    /** Does jobs, watches nodes, reads golden images, and runs what recurs. */
    WORKER
}
