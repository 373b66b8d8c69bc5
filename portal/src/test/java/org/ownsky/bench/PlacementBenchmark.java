package org.ownsky.bench;

import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.placement.DecisionTime;
import org.ownsky.provisioning.placement.InstanceDemand;
import org.ownsky.provisioning.placement.PlacementService;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finding a place among 10,000 nodes: the decision by itself, and with the claim that is committed to the database. */
final class PlacementBenchmark implements Benchmark {
    private static final int NODES = 10_000;
    private static final int WARM_UP = 300;
    private static final int COUNT = 1_000;

    @Override
    public String name() {
        return "placement.decide";
    }

    @Override
    public void run(Figures figures) throws Exception {
        figures.print("placement.decide.p50", Microbenchmark.slowestMedian(DecisionTime.class), "ms");
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            fill(database);
            var placement = cloud.bean(PlacementService.class);
            var number = new AtomicInteger();
            var samples = Stopwatch.samples(
                    WARM_UP,
                    COUNT,
                    () -> placement.place(new InstanceDemand(
                            "i-%017x".formatted(number.incrementAndGet()),
                            new VcpuCount(1),
                            Bytes.ofMib(128),
                            Bytes.ofGib(1),
                            Architecture.X86_64)));
            figures.printPercentile("placement.claim.p50", samples, 0.5, "ms");
            figures.printPercentile("placement.claim.p99", samples, 0.99, "ms");
        }
    }

    private static void fill(TestDatabase database) {
        var jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("""
                INSERT INTO provisioning.node (
                    id, name, address, state, state_since, architecture, acceleration, cpus, memory, storage, storage_free,
                    vcpus_limit, memory_limit, disk_limit)
                SELECT 'node-' || lpad(to_hex(n), 17, '0'), 'bench-' || n, 'bench://' || n,
                       CASE WHEN n % 10 = 0 THEN 'DRAINING' ELSE 'UP' END, now(), 'X86_64', 'KVM', 64,
                       274877906944, 8796093022208, 8796093022208, 256, 274877906944, 8796093022208
                FROM generate_series(1, :nodes) AS numbers (n)""").param("nodes", NODES).update();
        jdbc.sql("ANALYZE provisioning.node").update();
    }
}
