package org.ownsky.provisioning.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.quota.lease.Lease;
import org.ownsky.quota.lease.LeaseState;

/**
 * An instance's lease as callers see it.
 *
 * @param ends when it is stopped
 * @param terminates when it is terminated
 * @param latest the farthest that the end can ever be put off
 * @param extensionsLeft how often without asking
 * @param extension by how much each time
 * @param farthest how far the end can be put off now
 * @param rules who made it, in words
 * @param mayExtend whether the caller may put the end off
 */
public record LeaseView(
        InstanceId instance,
        String name,
        ProjectId project,
        LeaseState state,
        Instant starts,
        Instant ends,
        Instant terminates,
        Instant latest,
        int extensionsLeft,
        Duration extension,
        Instant farthest,
        List<String> rules,
        boolean mayExtend) {
    public LeaseView {
        rules = List.copyOf(rules);
    }

    static LeaseView of(Lease lease, boolean mayOperate, Instant now) {
        var base = lease.ends().isAfter(now) ? lease.ends() : now;
        return new LeaseView(
                new InstanceId(lease.holder()),
                lease.name(),
                lease.scope().project(),
                lease.state(),
                lease.starts(),
                lease.ends(),
                lease.terminates(),
                lease.latest(),
                Math.max(0, lease.extensions() - lease.used()),
                lease.extension(),
                lease.farthest(now),
                lease.rules(),
                mayOperate
                        && lease.state() != LeaseState.WAITING
                        && lease.farthest(now).isAfter(base));
    }
}
