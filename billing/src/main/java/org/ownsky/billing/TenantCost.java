package org.ownsky.billing;

import java.time.YearMonth;
import java.util.Map;
import org.ownsky.kernel.ProjectId;

/**
 * What a tenant's projects cost in a calendar month (UTC).
 *
 * @param total of all projects that were asked for
 * @param projects those with any usage in the month
 */
public record TenantCost(YearMonth month, RunningCost total, Map<ProjectId, RunningCost> projects) {
    public TenantCost {
        projects = Map.copyOf(projects);
    }

    /** A project's part; nothing for one without usage. */
    public RunningCost of(ProjectId project) {
        return projects.getOrDefault(project, RunningCost.none(total.soFar().currency()));
    }
}
