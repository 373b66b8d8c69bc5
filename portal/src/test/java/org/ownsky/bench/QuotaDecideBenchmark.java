package org.ownsky.bench;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;

/**
 * A thousand people launch at once in one project that has room for a hundred: exactly a hundred get one, and the others are
 * told why not, at what rate.
 */
final class QuotaDecideBenchmark implements Benchmark {
    private static final int WARM_UP = 1_000;
    private static final int LAUNCHES = 1_000;
    private static final int ROOM = 100;
    private static final int WARM_UP_THREADS = 8;

    @Override
    public String name() {
        return "quota.decide";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            var instances = cloud.bean(InstanceService.class);
            var number = new AtomicInteger();
            Callable<Boolean> launch = () -> isGranted(
                    () -> instances.launch(cloud.caller(), cloud.smallest("bench-" + number.incrementAndGet())));
            try (var threads = Executors.newFixedThreadPool(WARM_UP_THREADS)) {
                threads.invokeAll(
                        IntStream.range(0, WARM_UP).mapToObj(_ -> launch).toList());
            }
            var scope = BenchCloud.scopeOf(1);
            cloud.bean(LimitService.class)
                    .change(
                            cloud.caller(),
                            scope.project(),
                            Map.of(QuotaResource.INSTANCES, (long) number.get() + ROOM));

            var granted = new AtomicInteger();
            try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
                var millis = Stopwatch.millis(() -> {
                    for (var done : everybody.invokeAll(
                            IntStream.range(0, LAUNCHES).mapToObj(_ -> launch).toList())) {
                        granted.addAndGet(done.get() ? 1 : 0);
                    }
                });
                figures.print("quota.decide.throughput", LAUNCHES / (millis / 1000), "1/s");
            }
            figures.print("quota.decide.granted", granted.get(), "launches");
            figures.print("quota.decide.wrong", Math.abs(granted.get() - ROOM), "launches");
        }
    }

    private static boolean isGranted(Runnable launch) {
        try {
            launch.run();
            return true;
        } catch (CloudException refused) {
            if (refused.error() instanceof CloudError.QuotaExceeded) {
                return false;
            }
            throw refused;
        }
    }
}
