package org.ownsky.portal.ui.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.lease.LeaseService;
import org.springframework.stereotype.Component;

/** Leases: without an extension, their instances are stopped and later terminated. */
@Component
class EndingLeaseRows implements EndingThings {
    private static final int MOST = 20;

    private final LeaseService leases;

    EndingLeaseRows(LeaseService leases) {
        this.leases = leases;
    }

    @Override
    public List<Row> read(Caller caller, TenantDashboard now) {
        Map<ProjectId, String> names = now.resources().projects().stream()
                .collect(Collectors.toMap(
                        project -> project.project().id(),
                        project -> project.project().name()));
        return leases.ending(caller, now.tenant().id(), TenantDashboard.SOON, MOST).stream()
                .map(lease -> new Row(
                        Words.say("dashboard.endingLease", lease.name()),
                        names.getOrDefault(lease.project(), ""),
                        lease.ends()))
                .toList();
    }
}
