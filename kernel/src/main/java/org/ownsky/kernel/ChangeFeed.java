package org.ownsky.kernel;

/**
 * The port through which a change reaches open browsers, on every portal process. Call it inside the transaction that
 * makes the change: listeners hear of it after the commit, and never of a change that was rolled back.
 */
public interface ChangeFeed {
    /**
     * Something changed.
     *
     * @param project where it lives
     * @param id of the instance, job, key pair or node
     */
    void changed(ProjectId project, String id);

    /** Something that belongs to no project changed: a node, a finding. */
    void fleetChanged(String id);

    /** Something that is one person's own changed: a notification. Nobody else hears of it. */
    void personChanged(UserId person, String id);
}
