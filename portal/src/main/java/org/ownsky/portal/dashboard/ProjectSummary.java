package org.ownsky.portal.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.billing.RunningCost;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

/**
 * A project in its tenant's dashboard.
 *
 * @param administrators names of its project administrators, by name
 * @param quota every resource, in the enum's order
 * @param instances by state; states without any are left out
 * @param cost of the month; empty without the permission
 */
public record ProjectSummary(
        ProjectView project,
        List<String> administrators,
        List<QuotaLine> quota,
        Map<InstanceState, Long> instances,
        Optional<RunningCost> cost) {
    public ProjectSummary {
        administrators = List.copyOf(administrators);
        quota = List.copyOf(quota);
        instances = Map.copyOf(instances);
    }

    /** Empty for a project whose quota account is being opened or closed. */
    public Optional<QuotaLine> line(QuotaResource resource) {
        return quota.stream().filter(line -> line.resource() == resource).findFirst();
    }
}
