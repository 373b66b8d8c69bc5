package org.ownsky.bench;

import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.dashboard.TenantDashboardService;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that the dashboard of a tenant shows, in the service: 10,000 instances in 20 projects with three meters each, a third of
 * them stopped and started this month, 200 people; beside it ten other tenants of the same size.
 */
final class DashboardBenchmark implements Benchmark {
    private static final int TENANTS = 11;
    private static final int PROJECTS = 20;
    private static final int INSTANCES = 10_000;
    private static final int PEOPLE = 200;
    private static final int WARM_UP = 20;
    private static final int COUNT = 50;

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            fill(JdbcClient.create(database.dataSource()));
            var dashboard = cloud.bean(TenantDashboardService.class);
            var tenant = new TenantId(id("ten", TENANTS));
            var caller = administrator(tenant);
            var read = dashboard.read(caller, tenant);
            var projects = read.resources().projects().size();
            var spent = read.resources().spend().orElseThrow().month().total().soFar();
            if (projects != PROJECTS || spent.amount().signum() <= 0) {
                throw new IllegalStateException("Not what was filled in: " + projects + " projects cost " + spent);
            }
            var samples = Stopwatch.samples(WARM_UP, COUNT, () -> dashboard.read(caller, tenant));
            figures.printPercentile("dashboard.p50", samples, 0.5, "ms");
            figures.printPercentile("dashboard.p99", samples, 0.99, "ms");
        }
    }

    private static Caller administrator(TenantId tenant) {
        return new Caller(
                new UserId(id("usr", PEOPLE * (TENANTS - 1) + 1)),
                "Bench",
                Optional.of(tenant),
                Optional.empty(),
                Set.of(
                        Permission.TENANT_READ,
                        Permission.TENANT_ADMINISTER,
                        Permission.PROJECT_READ,
                        Permission.COST_READ),
                Set.of("tenant-administrator"),
                "127.0.0.1");
    }

    private static String id(String prefix, int number) {
        return "%s-%017x".formatted(prefix, number);
    }

    private static void fill(JdbcClient jdbc) {
        places(jdbc);
        people(jdbc);
        instances(jdbc);
        for (var table : new String[] {
            "identity.tenant",
            "identity.project",
            "identity.account",
            "identity.membership",
            "quota.counter",
            "provisioning.instance",
            "billing.usage_interval"
        }) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    private static void places(JdbcClient jdbc) {
        jdbc.sql("""
                insert into identity.account_number (value)
                select (900000000000 + n)::text from generate_series(1, :tenants * (:projects + 1)) as numbers (n)
                on conflict do nothing""").param("tenants", TENANTS).param("projects", PROJECTS).update();
        jdbc.sql("""
                insert into identity.tenant (id, number, slug, name, state, state_since, created_at)
                select 'ten-' || lpad(to_hex(n), 17, '0'), (900000000000 + n)::text, 'tenant-' || n, 'Tenant ' || n,
                       'active', now(), now()
                from generate_series(2, :tenants) as numbers (n)""").param("tenants", TENANTS).update();
        jdbc.sql("""
                insert into identity.project (id, tenant_id, number, slug, name, created_at)
                select 'prj-' || lpad(to_hex(n), 17, '0'), 'ten-' || lpad(to_hex(1 + (n - 1) / :projects), 17, '0'),
                       (900000000000 + :tenants + n)::text, 'lab-' || n, 'Lab ' || n, now()
                from generate_series(:projects + 1, :tenants * :projects) as numbers (n)""").param("tenants", TENANTS).param("projects", PROJECTS).update();
        jdbc.sql("""
                insert into quota.account (scope, level, owner, label)
                select id, 0, null, 'tenant ' || name from identity.tenant
                union all
                select id, 1, tenant_id, 'project ' || name from identity.project
                on conflict do nothing""").update();
        jdbc.sql("""
                insert into quota.counter (scope, resource, level, ceiling, used)
                select scope, resource, level, 1000000000000000, 1000
                from quota.account cross join unnest(array['instances', 'vcpus', 'memory', 'root-disk']) as resource
                on conflict do nothing""").update();
    }

    private static void people(JdbcClient jdbc) {
        jdbc.sql("""
                insert into identity.account (id, username, display_name, kind, created_at)
                select 'usr-' || lpad(to_hex(n), 17, '0'), 'user-' || n, 'User ' || n, 'person', now()
                from generate_series(1, :tenants * :people) as numbers (n)""").param("tenants", TENANTS).param("people", PEOPLE).update();
        jdbc.sql("""
                insert into identity.membership (account_id, role, project_id, granted_at)
                select 'usr-' || lpad(to_hex(n), 17, '0'),
                       case n % 10 when 0 then 'project-administrator' else 'member' end,
                       'prj-' || lpad(to_hex(1 + (n - 1) / :people * :projects + n % :projects), 17, '0'), now()
                from generate_series(:people + 1, :tenants * :people) as numbers (n)""")
                .param("tenants", TENANTS)
                .param("people", PEOPLE)
                .param("projects", PROJECTS)
                .update();
        jdbc.sql("""
                insert into signin.last_sign_in (account_id, at)
                select id, now() - random() * interval '60 days' from identity.account where hashtext(id) % 4 <> 0
                on conflict do nothing""").update();
    }

    private static void instances(JdbcClient jdbc) {
        jdbc.sql("""
                insert into provisioning.instance (
                    id, tenant_id, project_id, name, state, state_since, domain_uuid, image_id, image_name, login_user,
                    type_name, type_family, vcpus, memory, root_disk, user_data, emulated, address, launched_by,
                    launched_by_name, launched_at)
                select 'i-' || lpad(to_hex(n), 17, '0'),
                       'ten-' || lpad(to_hex(1 + (n - 1) / :instances), 17, '0'),
                       'prj-' || lpad(to_hex(1 + (n - 1) / :instances * :projects + n % :projects), 17, '0'),
                       'web-' || n, (array['running', 'running', 'running', 'stopped'])[1 + n / 7 % 4],
                       now() - (n % 60) * interval '1 day', gen_random_uuid(), 'ami-00000000000000001', 'tiny', 'ownsky',
                       't.nano', 'Small', 1, 134217728, 1073741824, '', false, null, 'usr-00000000000000001', 'Bench',
                       now() - interval '90 days'
                from generate_series(:instances + 1, :instances * :tenants) as numbers (n)""")
                .param("instances", INSTANCES)
                .param("tenants", TENANTS)
                .param("projects", PROJECTS)
                .update();
        jdbc.sql("""
                insert into billing.metered_instance (instance, tenant, project)
                select id, tenant_id, project_id from provisioning.instance on conflict do nothing""").update();
        jdbc.sql("""
                insert into billing.usage_interval (instance, meter, tenant, project, starts, ends, quantity)
                select instance, meter, tenant, project, life.starts, life.ends, 1073741824
                from billing.metered_instance
                cross join lateral (
                    select date_trunc('second', now() - interval '90 days' + (hashtext(instance) % 1000) * interval '1 hour')
                               as birth,
                           date_trunc('second', now() - interval '9 days' + (hashtext(instance) % 100) * interval '1 hour')
                               as pause) as moments
                cross join unnest(array['vcpu', 'memory', 'root-disk']) as meter
                cross join lateral (
                    values (birth, pause, true), (pause + interval '1 hour', null, true), (birth, null, false)
                ) as life (starts, ends, stopped)
                where life.stopped = (meter <> 'root-disk' and hashtext(instance) % 3 = 0)
                on conflict do nothing""").update();
    }
}
