package org.ownsky.quota;

import java.util.Comparator;
import java.util.List;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits of a tenant and its projects side by side, in PostgreSQL. */
@Repository
class PoolStore {
    private final JdbcClient jdbc;

    PoolStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PoolLine> lines(ProjectScope scope) {
        return jdbc
                .sql("""
                        select project.resource, project.ceiling as project_limit, project.used + project.reserved as project_taken,
                               tenant.ceiling as tenant_limit, tenant.used + tenant.reserved as tenant_taken,
                               coalesce(room.up_to, 0) as up_to
                        from quota.counter project
                        join quota.counter tenant on tenant.resource = project.resource
                        left join quota.room on room.project = project.scope and room.resource = project.resource
                        where project.scope = :project and tenant.scope = :tenant
                        """)
                .param("project", scope.project().value())
                .param("tenant", scope.tenant().value())
                .query((row, number) -> new PoolLine(
                        QuotaResource.ofKey(row.getString("resource")),
                        row.getLong("project_limit"),
                        row.getLong("project_taken"),
                        row.getLong("tenant_limit"),
                        row.getLong("tenant_taken"),
                        row.getLong("up_to")))
                .list()
                .stream()
                .sorted(Comparator.comparing(PoolLine::resource))
                .toList();
    }

    List<Promised> promised(TenantId tenant) {
        return jdbc
                .sql("""
                        select resource, count(*) as projects,
                               count(*) filter (where ceiling = :unlimited) as unlimited,
                               least(:unlimited, coalesce(sum(ceiling) filter (where ceiling <> :unlimited), 0)) as promised
                        from quota.account
                        join quota.counter on counter.scope = account.scope
                        where account.owner = :tenant
                        group by resource
                        """)
                .param("tenant", tenant.value())
                .param("unlimited", QuotaLine.UNLIMITED)
                .query((row, number) -> new Promised(
                        QuotaResource.ofKey(row.getString("resource")),
                        row.getLong("promised"),
                        row.getLong("projects"),
                        row.getLong("unlimited")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Promised::resource))
                .toList();
    }

    List<FleetLine> fleet() {
        return jdbc
                .sql("""
                        select resource, count(*) filter (where ceiling = :unlimited) as unlimited,
                               least(:unlimited, coalesce(sum(ceiling) filter (where ceiling <> :unlimited), 0)) as granted,
                               least(:unlimited, sum(cast(used as numeric) + reserved)) as taken
                        from quota.counter where level = 0 group by resource
                        """)
                .param("unlimited", QuotaLine.UNLIMITED)
                .query((row, number) -> new FleetLine(
                        QuotaResource.ofKey(row.getString("resource")),
                        row.getLong("granted"),
                        row.getLong("unlimited"),
                        row.getLong("taken")))
                .list()
                .stream()
                .sorted(Comparator.comparing(FleetLine::resource))
                .toList();
    }

    void move(String scope, QuotaResource resource, long amount) {
        jdbc.sql("""
                        update quota.counter
                        set ceiling = greatest(0, least(:most, cast(ceiling as numeric) + :amount))
                        where scope = :scope and resource = :resource and ceiling <> :unlimited
                        """)
                .param("most", QuotaLine.UNLIMITED - 1)
                .param("amount", amount)
                .param("scope", scope)
                .param("resource", resource.key())
                .param("unlimited", QuotaLine.UNLIMITED)
                .update();
    }
}
