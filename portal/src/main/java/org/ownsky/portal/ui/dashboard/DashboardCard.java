package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;

/**
 * One card of the dashboard. A class that implements it, as a bean of scope {@code prototype} with an order, is on every
 * dashboard that is opened from then on.
 */
interface DashboardCard {
    /** Where cards stand; within a place they stand by their order. */
    enum Place {
        /** Above the columns, over their whole width. */
        TOP,
        /** In the wide column, which comes last on a phone. */
        MAIN,
        /** In the narrow column, with what waits for somebody. */
        SIDE
    }

    Place place();

    /** The same one each time. */
    Component component();

    /**
     * Shows what is so now; called when the page opens and at most every few seconds after that.
     *
     * @param caller who looks, in the tenant as a whole
     */
    void refresh(Caller caller, TenantDashboard now);
}
