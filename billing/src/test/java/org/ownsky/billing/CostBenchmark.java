package org.ownsky.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What costs cost to read, with 1,000,000 instances in 10,000 projects and one in three stopped and started once. */
final class CostBenchmark {
    private static final int INSTANCES = 1_000_000;
    private static final int PROJECTS = 10_000;
    private static final int PAGE = 50;
    private static final int ROUNDS = 1_000;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private CostBenchmark() {}

    public static void main(String[] arguments) {
        try (var database = TestDatabase.durable(List.of(new ModuleSchema("billing")))) {
            var connection = new SingleConnectionDataSource(database.url(), true);
            var jdbc = JdbcClient.create(connection);
            fill(jdbc);
            var prices = new PriceStore(jdbc);
            var settings = new BillingSettings(Currency.getInstance("EUR"));
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            var costs = new CostService(
                    new UsageQueries(jdbc),
                    prices,
                    new TenantCosts(new UsageSums(jdbc), prices, settings, clock),
                    new LaunchedInstances(),
                    settings,
                    clock);
            var random = new Random(1);
            measure("cost.month", round -> costs.thisMonth(member(random.nextInt(PROJECTS))));
            measure("cost.page", round -> {
                var project = random.nextInt(PROJECTS);
                costs.instances(member(project), page(project));
            });
            measure("cost.instance", round -> {
                var instance = random.nextInt(INSTANCES);
                costs.instance(member(instance % PROJECTS), instance(instance));
            });
            connection.destroy();
        }
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into billing.metered_instance (instance, tenant, project)
                        select 'i-' || lpad(to_hex(number), 17, '0'),
                               'ten-' || lpad(to_hex(number % :projects), 17, '0'),
                               'prj-' || lpad(to_hex(number % :projects), 17, '0')
                        from generate_series(0, :instances - 1) as number
                        """).param("projects", PROJECTS).param("instances", INSTANCES).update();
        jdbc.sql("""
                        insert into billing.usage_interval (instance, meter, tenant, project, starts, ends, quantity)
                        select instance, meter, tenant, project, life.starts, life.ends, 1073741824
                        from billing.metered_instance
                        cross join unnest(array['vcpu', 'memory', 'root-disk']) as meter
                        cross join lateral (
                            values (timestamptz '2026-10-01T00:00:00Z', timestamptz '2026-11-05T00:00:00Z', true),
                                   (timestamptz '2026-11-06T00:00:00Z', null, true),
                                   (timestamptz '2026-10-01T00:00:00Z', null, false)
                        ) as life (starts, ends, stopped)
                        where life.stopped = (meter <> 'root-disk' and hashtext(instance) % 3 = 0)
                        """).update();
        jdbc.sql("analyze billing.usage_interval").update();
        jdbc.sql("analyze billing.metered_instance").update();
    }

    private static void measure(String name, IntConsumer call) {
        IntStream.range(0, ROUNDS / 5).forEach(call);
        var nanoseconds = new long[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var begin = System.nanoTime();
            call.accept(round);
            nanoseconds[round] = System.nanoTime() - begin;
        }
        Arrays.sort(nanoseconds);
        System.out.printf(Locale.ROOT, "%s.p50 %.2f ms%n", name, nanoseconds[ROUNDS / 2] / 1e6);
        System.out.printf(Locale.ROOT, "%s.p99 %.2f ms%n", name, nanoseconds[ROUNDS * 99 / 100] / 1e6);
    }

    private static Caller member(int project) {
        var digits = String.format("%017x", project);
        return Ids.caller(
                new ProjectScope(new TenantId("ten-" + digits), new ProjectId("prj-" + digits)),
                Permission.PROJECT_READ,
                Permission.COST_READ);
    }

    private static List<InstanceId> page(int project) {
        return IntStream.range(0, PAGE)
                .mapToObj(index -> instance(project + index * PROJECTS))
                .toList();
    }

    private static InstanceId instance(int number) {
        return new InstanceId(String.format("i-%017x", number));
    }
}
