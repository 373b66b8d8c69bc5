package org.ownsky.quota;

import org.ownsky.kernel.Caller;

/** What was added to limits for a while: whoever keeps it hears when a limit is set outright. */
public interface RunningAdditions {
    /**
     * From now on the limit is what somebody set, not a sum. Called in the transaction that sets it, with the counters
     * locked.
     *
     * @param scope id of the tenant or project
     */
    void replaced(Caller caller, String scope, QuotaResource resource);
}
