package org.ownsky.bench;

import java.time.Duration;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.testing.TestDatabase;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast a queue of launches empties: 2,000 of them, over 20 nodes that take no time, by one worker process. */
final class LaunchDrainBenchmark implements Benchmark {
    private static final int LAUNCHES = 2_000;

    /** A worker runs for weeks: so many go before, while the JVM compiles what a worker does all day. */
    private static final int WARM_UP = 10_000;

    private static final int AT_ONCE = 20;
    private static final int NODES = 20;

    /** Seldom: each look opens a connection, and what is measured needs both processors. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Override
    public String name() {
        return "launch.drain.fake";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal,worker", BenchCloud.fakeNodes(NODES))) {
            Await.nodesUp(cloud, NODES);
            drain(cloud, database, WARM_UP);
            figures.print("launch.drain.fake", drain(cloud, database, LAUNCHES), "1/s");
            figures.print("launch.drain.fake.failed", (double) (WARM_UP + LAUNCHES - succeeded(database)), "count");
        }
    }

    /** Queues launches while the worker rests, and lets it work. Returns how many were done in a second. */
    private static double drain(BenchCloud cloud, TestDatabase database, int launches) throws Exception {
        var worker = cloud.bean("jobEngine", SmartLifecycle.class);
        worker.stop();
        var instances = cloud.bean(InstanceService.class);
        for (var batch = 0; batch < launches / AT_ONCE; batch++) {
            instances.launch(cloud.caller(), twentyOf(cloud.smallest("burst-" + batch)));
        }
        worker.start();
        Await.until(Duration.ofMinutes(5), BETWEEN_LOOKS, () -> unfinished(database) == 0);
        return rateOfLast(database, launches);
    }

    private static LaunchRequest twentyOf(LaunchRequest one) {
        return new LaunchRequest(
                one.name(),
                AT_ONCE,
                one.image(),
                one.instanceType(),
                one.keyPair(),
                one.userData(),
                one.rootDisk(),
                Optional.empty());
    }

    private static long unfinished(TestDatabase database) {
        return count(database, "state NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED')");
    }

    private static long succeeded(TestDatabase database) {
        return count(database, "state = 'SUCCEEDED'");
    }

    private static long count(TestDatabase database, String condition) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM provisioning.job WHERE " + condition)
                .query(Long.class)
                .single();
    }

    /** From the first job's beginning to the last one's end, by the database's own rows. */
    private static double rateOfLast(TestDatabase database, int launches) {
        return JdbcClient.create(database.dataSource())
                .sql("""
                        SELECT count(*) / extract(epoch FROM max(finished_at) - min(started_at))
                        FROM (SELECT * FROM provisioning.job ORDER BY number DESC LIMIT :launches) AS last""")
                .param("launches", launches)
                .query(Double.class)
                .single();
    }
}
