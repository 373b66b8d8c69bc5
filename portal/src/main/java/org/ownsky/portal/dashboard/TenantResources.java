package org.ownsky.portal.dashboard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.StoppedInstances;
import org.ownsky.quota.QuotaLine;

/**
 * What a tenant has, uses and pays for.
 *
 * @param projects by name
 * @param complete whether no project was left out
 * @param quota the tenant's own lines, every resource, in the enum's order
 * @param stopped instances that have been stopped for {@link TenantDashboard#LONG_STOPPED}
 * @param spend empty without the permission
 */
public record TenantResources(
        List<ProjectSummary> projects,
        boolean complete,
        List<QuotaLine> quota,
        StoppedInstances stopped,
        Optional<TenantSpend> spend) {
    public TenantResources {
        projects = List.copyOf(projects);
        quota = List.copyOf(quota);
    }

    /** Of all projects; states without any are left out. */
    public Map<InstanceState, Long> instances() {
        var all = new EnumMap<InstanceState, Long>(InstanceState.class);
        projects.forEach(
                project -> project.instances().forEach((state, number) -> all.merge(state, number, Long::sum)));
        return all;
    }
}
