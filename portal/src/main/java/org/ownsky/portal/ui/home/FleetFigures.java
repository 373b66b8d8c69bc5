package org.ownsky.portal.ui.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeView;
import org.ownsky.provisioning.node.ZoneView;
import org.ownsky.provisioning.reconcile.FindingService;
import org.ownsky.quota.CommitmentService;
import org.ownsky.quota.FleetLine;
import org.ownsky.quota.history.DriftAlarmService;
import org.springframework.stereotype.Component;

/** Reads what the fleet's Home shows. */
@Component
class FleetFigures {
    private static final int RECENT_JOBS = 8;
    private static final int NODES_A_PAGE = 200;

    /** Beyond this many nodes Home adds up no capacity; the Nodes page lists them all. */
    private static final int NODES_AT_MOST = 1000;

    private final NodeService nodes;
    private final JobService jobs;
    private final FindingService findings;
    private final CommitmentService commitments;
    private final DriftAlarmService alarms;
    private final LargestTenants tenants;

    FleetFigures(
            NodeService nodes,
            JobService jobs,
            FindingService findings,
            CommitmentService commitments,
            DriftAlarmService alarms,
            LargestTenants tenants) {
        this.nodes = nodes;
        this.jobs = jobs;
        this.findings = findings;
        this.commitments = commitments;
        this.alarms = alarms;
        this.tenants = tenants;
    }

    /** All of it, now; {@code complete} when no node was left out. */
    record Figures(
            List<NodeView> nodes,
            boolean complete,
            List<ZoneView> zones,
            Map<JobState, Long> unfinished,
            List<JobView> recent,
            int findings,
            List<FleetLine> granted,
            long drifting,
            List<LargestTenants.Line> tenants) {}

    Figures read(Caller caller) {
        var read = new ArrayList<NodeView>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = nodes.page(caller, "", cursor, NODES_A_PAGE);
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent() && read.size() < NODES_AT_MOST);
        var recent = jobs.page(
                caller,
                new JobQuery(Set.of(), Optional.empty(), Optional.empty(), true, Optional.empty(), RECENT_JOBS));
        return new Figures(
                read,
                cursor.isEmpty(),
                nodes.zones(caller),
                jobs.unfinished(caller, true),
                recent.items(),
                findings.open(caller).size(),
                commitments.granted(caller),
                alarms.list(caller).stream()
                        .filter(alarm -> alarm.clearedAt().isEmpty())
                        .count(),
                tenants.read(caller));
    }
}
