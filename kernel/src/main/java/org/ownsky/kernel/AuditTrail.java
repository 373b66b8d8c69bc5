package org.ownsky.kernel;

/** The port through which changes and denials reach the audit trail, in the transaction that makes the change. */
public interface AuditTrail {
    /**
     * Records that the caller did something.
     *
     * @param action what, as {@code instance.launch}
     * @param resource the id of what was changed
     * @param detail what was done, for people, without secrets
     * @param changes the fields that are others now
     */
    void record(Caller caller, String action, String resource, String detail, Changes changes);

    /** The same, of what has no before and after. */
    default void record(Caller caller, String action, String resource, String detail) {
        record(caller, action, resource, detail, Changes.NONE);
    }
}
