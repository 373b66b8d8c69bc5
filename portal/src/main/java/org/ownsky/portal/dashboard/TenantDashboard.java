package org.ownsky.portal.dashboard;

import java.time.Duration;
import java.time.Instant;
import org.ownsky.portal.tenant.TenantView;

/**
 * A whole tenant, as it is at one moment.
 *
 * @param at the moment
 */
public record TenantDashboard(TenantView tenant, Instant at, TenantResources resources, TenantPeople people) {
    /** Since then an instance must have been stopped to be called left lying. */
    public static final Duration LONG_STOPPED = Duration.ofDays(30);

    /** What ends sooner is told. */
    public static final Duration SOON = Duration.ofDays(14);

    /** Days of spending that are shown, today among them. */
    public static final int DAYS = 30;
}
