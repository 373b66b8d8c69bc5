package org.ownsky.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Any page, filter or sort of a list, in the service, among 1,000,000 instances of 10,000 tenants. Tenants differ in size: the
 * first has 10,099 instances, the others 99 each.
 */
final class InstancesPageBenchmark implements Benchmark {
    private static final int TENANTS = 10_000;
    private static final int LARGEST = 10_099;
    private static final int EACH = 99;
    private static final int PAGE = 50;
    private static final int WARM_UP = 500;
    private static final int COUNT = 2_000;

    @Override
    public String name() {
        return "instances.page";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            fill(database);
            var instances = cloud.bean(InstanceService.class);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(42);
            var samples = new ArrayList<Double>();
            for (var run = -WARM_UP; run < COUNT; run++) {
                // Every fourth question is about the largest tenant.
                var caller = caller(run % 4 == 0 ? 1 : random.nextInt(1, TENANTS + 1));
                var query = anyQuery(random);
                for (var page = 0; page < 3; page++) {
                    var asked = query;
                    var next = new ArrayList<Optional<String>>(1);
                    var millis = Stopwatch.millis(
                            () -> next.add(instances.page(caller, asked).next()));
                    if (run >= 0) {
                        samples.add(millis);
                    }
                    if (next.getFirst().isEmpty()) {
                        break;
                    }
                    query = query.after(next.getFirst().get());
                }
            }
            var all = samples.stream().mapToDouble(Double::doubleValue).toArray();
            figures.printPercentile("instances.page.p50", all, 0.5, "ms");
            figures.printPercentile("instances.page.p99", all, 0.99, "ms");
        }
    }

    private static Caller caller(int tenant) {
        return BenchCloud.callerOf(tenant, EnumSet.of(Permission.PROJECT_READ));
    }

    private static InstanceQuery anyQuery(RandomGenerator random) {
        var searches = List.of("", "", "", "web-1", "no such name", "10.77.1", "i-0000");
        var states = List.of(
                Set.<InstanceState>of(),
                Set.<InstanceState>of(),
                Set.of(InstanceState.RUNNING),
                Set.of(InstanceState.STOPPED, InstanceState.PENDING));
        var types = List.of(Optional.<String>empty(), Optional.<String>empty(), Optional.of("t.nano"));
        var sorts = InstanceQuery.Sort.values();
        return new InstanceQuery(
                searches.get(random.nextInt(searches.size())),
                states.get(random.nextInt(states.size())),
                types.get(random.nextInt(types.size())),
                sorts[random.nextInt(sorts.length)],
                random.nextBoolean(),
                Optional.empty(),
                PAGE);
    }

    private static void fill(TestDatabase database) {
        var jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("""
                INSERT INTO provisioning.instance (
                    id, tenant_id, project_id, name, state, state_since, domain_uuid, image_id, image_name, login_user,
                    type_name, type_family, vcpus, memory, root_disk, user_data, emulated, address, launched_by,
                    launched_by_name, launched_at)
                SELECT 'i-' || lpad(to_hex(n), 17, '0'),
                       'ten-' || lpad(to_hex(tenant), 17, '0'),
                       'prj-' || lpad(to_hex(tenant), 17, '0'),
                       (ARRAY['web', 'db', 'worker', 'cache', 'build'])[1 + n % 5] || '-' || n,
                       (ARRAY['running', 'running', 'running', 'stopped', 'pending'])[1 + n / 7 % 5],
                       now(), gen_random_uuid(), 'ami-00000000000000001', 'tiny', 'ownsky',
                       (ARRAY['t.nano', 't.micro', 'm1.small'])[1 + n % 3], 'Small', 1, 134217728, 1073741824, '', false,
                       '10.77.' || n / 250 % 16 || '.' || 2 + n % 250,
                       'usr-00000000000000001', 'Bench', now()
                FROM (SELECT n, CASE WHEN n <= :largest THEN 1 ELSE 2 + (n - :largest - 1) / :each END AS tenant
                      FROM generate_series(1, :largest + (:tenants - 1) * :each) AS numbers (n)) AS numbered""")
                .param("largest", LARGEST)
                .param("tenants", TENANTS)
                .param("each", EACH)
                .update();
        jdbc.sql("ANALYZE provisioning.instance").update();
    }
}
