package org.ownsky.bench;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of people and the project switcher, in the services, among 10,000 tenants of 100 members in two projects each. */
final class AccessBenchmark implements Benchmark {
    private static final int TENANTS = 10_000;
    private static final int MEMBERS = 100;
    private static final int PAGE = 50;
    private static final int WARM_UP = 200;
    private static final int COUNT = 1_000;

    @Override
    public String name() {
        return "access";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            fill(database);
            var members = cloud.bean(MemberService.class);
            var projects = cloud.bean(ProjectService.class);
            measure(figures, "access.members", tenant -> {
                var caller = administrator(tenant);
                var first = members.page(caller, new TenantId(id("ten", tenant)), PageRequest.first(PAGE));
                members.page(
                        caller,
                        new TenantId(id("ten", tenant)),
                        PageRequest.first(PAGE).after(first.next().orElseThrow()));
            });
            measure(
                    figures,
                    "access.switcher",
                    tenant -> projects.mine(
                            administrator(tenant), PageRequest.searching(tenant % 2 == 0 ? "" : "lab", PAGE)));
        }
    }

    private static void measure(Figures figures, String name, IntConsumer work) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        var samples = new double[COUNT];
        for (var run = -WARM_UP; run < COUNT; run++) {
            var tenant = random.nextInt(1, TENANTS + 1);
            var millis = Stopwatch.millis(() -> work.accept(tenant));
            if (run >= 0) {
                samples[run] = millis;
            }
        }
        figures.printPercentile(name + ".p50", samples, 0.5, "ms");
        figures.printPercentile(name + ".p99", samples, 0.99, "ms");
    }

    /** The first member of each tenant administers it. */
    private static Caller administrator(int tenant) {
        return new Caller(
                new UserId(id("usr", (tenant - 1) * MEMBERS + 1)),
                "Bench",
                Optional.of(new TenantId(id("ten", tenant))),
                Optional.empty(),
                Set.of(Permission.TENANT_READ, Permission.PROJECT_READ),
                Set.of("tenant-administrator"),
                "127.0.0.1");
    }

    private static String id(String prefix, int number) {
        return "%s-%017x".formatted(prefix, number);
    }

    private static void fill(TestDatabase database) {
        var jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("""
                insert into identity.account_number (value)
                select (900000000000 + n)::text from generate_series(1, :tenants * 3) as numbers (n)
                on conflict do nothing""").param("tenants", TENANTS).update();
        jdbc.sql("""
                insert into identity.tenant (id, number, slug, name, state, state_since, created_at)
                select 'ten-' || lpad(to_hex(n), 17, '0'), (900000000000 + n)::text, 'tenant-' || n, 'Tenant ' || n,
                       'active', now(), now()
                from generate_series(1, :tenants) as numbers (n)""").param("tenants", TENANTS).update();
        jdbc.sql("""
                insert into identity.project (id, tenant_id, number, slug, name, created_at)
                select 'prj-' || lpad(to_hex(n), 17, '0'), 'ten-' || lpad(to_hex(1 + (n - 1) / 2), 17, '0'),
                       (900000000000 + :tenants + n)::text, 'lab-' || n, 'Lab ' || n, now()
                from generate_series(1, :tenants * 2) as numbers (n)""").param("tenants", TENANTS).update();
        jdbc.sql("""
                insert into identity.account (id, username, display_name, kind, created_at)
                select 'usr-' || lpad(to_hex(n), 17, '0'), 'user-' || n, 'User ' || n % 977 || ' ' || n, 'person', now()
                from generate_series(1, :people) as numbers (n)""").param("people", TENANTS * MEMBERS).update();
        jdbc.sql("""
                insert into identity.membership (account_id, role, tenant_id, project_id, granted_at)
                select 'usr-' || lpad(to_hex(n), 17, '0'),
                       case (n - 1) % :members when 0 then 'tenant-administrator' else 'member' end,
                       case (n - 1) % :members when 0 then 'ten-' || lpad(to_hex(1 + (n - 1) / :members), 17, '0') end,
                       case (n - 1) % :members when 0 then null
                            else 'prj-' || lpad(to_hex(2 * ((n - 1) / :members) + 1 + n % 2), 17, '0') end,
                       now()
                from generate_series(1, :people) as numbers (n)""")
                .param("people", TENANTS * MEMBERS)
                .param("members", MEMBERS)
                .update();
        for (var table : new String[] {"tenant", "project", "account", "membership"}) {
            jdbc.sql("analyze identity." + table).update();
        }
    }
}
