package org.ownsky.portal.dashboard;

import java.util.List;
import org.ownsky.billing.DayCost;
import org.ownsky.billing.TenantCost;
import org.ownsky.kernel.Money;

/**
 * What a tenant costs.
 *
 * @param days the last 30, the oldest first, today last
 * @param stoppedPerHour what an hour of the disks of {@link TenantResources#stopped()} costs
 */
public record TenantSpend(TenantCost month, List<DayCost> days, Money stoppedPerHour) {
    public TenantSpend {
        days = List.copyOf(days);
    }
}
