package org.ownsky.quota.lease;

import java.util.Locale;

/** How far a lease is. */
public enum LeaseState {
    /** Its holder has not begun; neither has the lease. */
    WAITING,
    RUNNING,
    /** The end has come. */
    OVER;

    /** The persisted and API name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
