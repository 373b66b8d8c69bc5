package org.ownsky.billing;

import java.time.LocalDate;
import java.util.Map;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;

/**
 * What a tenant's projects cost on a day (UTC); today's until now. Exact, not rounded.
 *
 * @param total of all projects that were asked for
 * @param projects those with any usage in the days that were asked for
 */
public record DayCost(LocalDate day, Money total, Map<ProjectId, Money> projects) {
    public DayCost {
        projects = Map.copyOf(projects);
    }
}
