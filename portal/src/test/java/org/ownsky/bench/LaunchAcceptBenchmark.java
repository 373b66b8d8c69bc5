package org.ownsky.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.provisioning.instance.InstanceService;

/**
 * From the service call to the committed job: permission, quota, rows, job and wake-up in one transaction. No worker runs in
 * this process, so that what is measured is the accepting alone.
 */
final class LaunchAcceptBenchmark implements Benchmark {
    /** As many as it takes until the JVM has compiled what it will: a portal runs for weeks. */
    private static final int WARM_UP = 2_000;

    private static final int SEQUENTIAL = 200;
    private static final int CONCURRENT = 8;
    private static final int EACH = 250;

    @Override
    public String name() {
        return "launch.accept";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            var instances = cloud.bean(InstanceService.class);
            var number = new AtomicInteger();
            var samples = Stopwatch.samples(
                    WARM_UP,
                    SEQUENTIAL,
                    () -> instances.launch(cloud.caller(), cloud.smallest("bench-" + number.incrementAndGet())));
            figures.printPercentile("launch.accept.p50", samples, 0.5, "ms");
            figures.printPercentile("launch.accept.p99", samples, 0.99, "ms");

            var callers = new ArrayList<Callable<Integer>>();
            for (var caller = 0; caller < CONCURRENT; caller++) {
                callers.add(() -> {
                    for (var launch = 0; launch < EACH; launch++) {
                        instances.launch(cloud.caller(), cloud.smallest("bench-" + number.incrementAndGet()));
                    }
                    return EACH;
                });
            }
            try (var threads = Executors.newFixedThreadPool(CONCURRENT)) {
                var millis = Stopwatch.millis(() -> {
                    for (var done : threads.invokeAll(callers)) {
                        done.get();
                    }
                });
                figures.print("launch.accept.throughput", CONCURRENT * EACH / (millis / 1000), "1/s");
            }
        }
    }
}
