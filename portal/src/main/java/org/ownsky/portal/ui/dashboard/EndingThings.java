package org.ownsky.portal.ui.dashboard;

import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;

/** A kind of things that end, as the card of what ends soon lists them. Each bean of this type adds its own. */
interface EndingThings {
    /** Those that end within {@link TenantDashboard#SOON}, in any order. */
    List<Row> read(Caller caller, TenantDashboard now);

    /**
     * One of them.
     *
     * @param what "Access key of Ingrid Haugen"
     * @param where below it, such as the project
     * @param at when it ends
     */
    record Row(String what, String where, Instant at) {}
}
