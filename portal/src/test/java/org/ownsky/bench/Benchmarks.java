package org.ownsky.bench;

import java.util.List;

/** All benchmarks, in the order in which they run; a new one is added here. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        return List.of(
                new LaunchAcceptBenchmark(),
                new QuotaDecideBenchmark(),
                new RestLaunchBenchmark(),
                new LaunchRunningBenchmark(),
                new LaunchDrainBenchmark(),
                new LaunchOverheadBenchmark(),
                new LaunchSshBenchmark(),
                new DiskAttachBenchmark(),
                new DiskBackupBenchmark(),
                new InstancesPageBenchmark(),
                new PlacementBenchmark(),
                new PolicyDecisionBenchmark(),
                new RatingBenchmark(),
                new DashboardBenchmark(),
                new AccessBenchmark(),
                new AccessCostBenchmark(),
                new PortalBenchmark(),
                new SessionBenchmark());
    }
}
