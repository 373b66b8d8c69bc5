package org.ownsky.kernel;

/** The port through which changes and denials reach the audit trail, in the transaction that makes the change. */
public interface AuditTrail {
    /**
     * Records that the caller did something.
     *
     * @param action what, as {@code instance.launch}
     * @param resource the id of what was changed
     * @param detail what changed, without secrets
     */
    void record(Caller caller, String action, String resource, String detail);
}
