package org.ownsky.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;

/** From the request to {@code running} where the hypervisor takes no time: what Ownsky itself adds. */
final class LaunchRunningBenchmark implements Benchmark {
    private static final int WARM_UP = 200;
    private static final int COUNT = 100;

    @Override
    public String name() {
        return "launch.running.fake";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal,worker", BenchCloud.fakeNodes(2))) {
            var instances = cloud.bean(InstanceService.class);
            Await.nodesUp(cloud, 2);
            var number = new AtomicInteger();
            var samples = Stopwatch.samples(WARM_UP, COUNT, () -> {
                var launched = instances
                        .launch(cloud.caller(), cloud.smallest("bench-" + number.incrementAndGet()))
                        .getFirst();
                Await.until(
                        Duration.ofSeconds(30),
                        () -> instances.find(cloud.caller(), launched.id()).state() == InstanceState.RUNNING);
            });
            figures.printPercentile("launch.running.fake.p50", samples, 0.5, "ms");
            figures.printPercentile("launch.running.fake.p99", samples, 0.99, "ms");
        }
    }
}
