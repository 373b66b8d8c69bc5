package org.ownsky.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of tenants and projects, their names and limits. */
@Component
class QuotaAccounts {
    private static final int TENANT = 0;
    private static final int PROJECT = 1;

    private final JdbcClient jdbc;

    QuotaAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(TenantId tenant, String label, Map<QuotaResource, Long> limits) {
        open(tenant.value(), TENANT, null, label, limits);
    }

    void open(ProjectScope scope, String label, Map<QuotaResource, Long> limits) {
        open(scope.project().value(), PROJECT, scope.tenant().value(), label, limits);
    }

    private void open(String scope, int level, @Nullable String owner, String label, Map<QuotaResource, Long> limits) {
        jdbc.sql("""
                        insert into quota.account (scope, level, owner, label)
                        values (:scope, :level, :owner, :label)
                        on conflict (scope) do update set label = excluded.label
                        """)
                .param("scope", scope)
                .param("level", level)
                .param("owner", owner)
                .param("label", label)
                .update();
        var resources = QuotaResource.values();
        jdbc.sql("""
                        insert into quota.counter (scope, resource, level, ceiling)
                        select :scope, opened.resource, :level, opened.ceiling
                        from unnest(cast(:resources as text[]), cast(:ceilings as bigint[])) as opened (resource, ceiling)
                        on conflict (scope, resource) do nothing
                        """)
                .param("scope", scope)
                .param("level", level)
                .param(
                        "resources",
                        Arrays.stream(resources).map(QuotaResource::key).toArray(String[]::new))
                .param(
                        "ceilings",
                        Arrays.stream(resources)
                                .map(resource -> limits.getOrDefault(resource, QuotaLine.UNLIMITED))
                                .toArray(Long[]::new))
                .update();
    }

    /** Empty for a project without account. */
    List<QuotaLine> lines(ProjectScope scope) {
        return jdbc
                .sql("""
                        select resource,
                               least(project.ceiling, tenant.ceiling) as ceiling,
                               project.used, project.reserved,
                               case tenant.ceiling when :unlimited then :unlimited
                                    else greatest(0, tenant.ceiling - tenant.used - tenant.reserved) end as free_in_tenant
                        from quota.counter project
                        join quota.counter tenant using (resource)
                        where project.scope = :project and tenant.scope = :tenant
                        """)
                .param("project", scope.project().value())
                .param("tenant", scope.tenant().value())
                .param("unlimited", QuotaLine.UNLIMITED)
                .query((row, number) -> line(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(QuotaLine::resource))
                .toList();
    }

    /** The tenant's own; empty for one without account. */
    List<QuotaLine> lines(TenantId tenant) {
        return jdbc
                .sql("""
                        select resource, ceiling, used, reserved,
                               case ceiling when :unlimited then :unlimited
                                    else greatest(0, ceiling - used - reserved) end as free_in_tenant
                        from quota.counter
                        where scope = :tenant and level = 0
                        """)
                .param("tenant", tenant.value())
                .param("unlimited", QuotaLine.UNLIMITED)
                .query((row, number) -> line(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(QuotaLine::resource))
                .toList();
    }

    /** Those of the tenant among these projects. */
    Map<ProjectId, List<QuotaLine>> lines(TenantId tenant, Collection<ProjectId> projects) {
        var lines = new HashMap<ProjectId, List<QuotaLine>>();
        jdbc.sql("""
                        select project.scope, resource, least(project.ceiling, tenant.ceiling) as ceiling,
                               project.used, project.reserved,
                               case tenant.ceiling when :unlimited then :unlimited
                                    else greatest(0, tenant.ceiling - tenant.used - tenant.reserved) end as free_in_tenant
                        from quota.account
                        join quota.counter project on project.scope = account.scope
                        join quota.counter tenant using (resource)
                        where account.owner = :tenant and tenant.scope = :tenant and account.scope = any (:projects)
                        """)
                .param("tenant", tenant.value())
                .param("projects", projects.stream().map(ProjectId::value).toArray(String[]::new))
                .param("unlimited", QuotaLine.UNLIMITED)
                .query(row -> {
                    lines.computeIfAbsent(new ProjectId(row.getString("scope")), _ -> new ArrayList<>())
                            .add(line(row));
                });
        lines.values().forEach(each -> each.sort(Comparator.comparing(QuotaLine::resource)));
        return lines;
    }

    static QuotaLine line(ResultSet row) throws SQLException {
        return new QuotaLine(
                QuotaResource.ofKey(row.getString("resource")),
                row.getLong("ceiling"),
                row.getLong("used"),
                row.getLong("reserved"),
                row.getLong("free_in_tenant"));
    }

    /** The tenant that a project's account is under. */
    Optional<TenantId> owner(ProjectId project) {
        return jdbc.sql("select owner from quota.account where scope = :scope and level = 1")
                .param("scope", project.value())
                .query((row, number) -> new TenantId(row.getString("owner")))
                .optional();
    }

    /** What the project holds, for people, with its counters locked to the end of the transaction; empty for nothing. */
    String lockedTotals(ProjectId project) {
        return jdbc
                .sql("""
                        select resource, used + reserved as taken
                        from quota.counter
                        where scope = :scope
                        order by resource
                        for update
                        """)
                .param("scope", project.value())
                .query((row, number) -> new Held(QuotaResource.ofKey(row.getString("resource")), row.getLong("taken")))
                .list()
                .stream()
                .filter(held -> held.amount() > 0)
                .sorted(Comparator.comparing(Held::resource))
                .map(held -> held.resource().format(held.amount()) + " of "
                        + held.resource().label())
                .collect(Collectors.joining(", "));
    }

    private record Held(QuotaResource resource, long amount) {}

    /** For a project that holds nothing. */
    void close(ProjectId project) {
        jdbc.sql("delete from quota.room where project = :project")
                .param("project", project.value())
                .update();
        jdbc.sql("delete from quota.counter where scope = :scope and level = 1")
                .param("scope", project.value())
                .update();
        jdbc.sql("delete from quota.account where scope = :scope and level = 1")
                .param("scope", project.value())
                .update();
    }

    /** Sets the limit and returns the one before; empty for a project without account. */
    Optional<Long> changeLimit(ProjectId project, QuotaResource resource, long limit) {
        return changeLimit(project.value(), PROJECT, resource, limit);
    }

    /** Sets the limit and returns the one before; empty for a tenant without account. */
    Optional<Long> changeLimit(TenantId tenant, QuotaResource resource, long limit) {
        return changeLimit(tenant.value(), TENANT, resource, limit);
    }

    private Optional<Long> changeLimit(String scope, int level, QuotaResource resource, long limit) {
        return jdbc.sql("""
                        with before as (
                            select scope, resource, ceiling
                            from quota.counter
                            where scope = :scope and level = :level and resource = :resource
                            for update
                        )
                        update quota.counter
                        set ceiling = :limit
                        from before
                        where counter.scope = before.scope and counter.resource = before.resource
                        returning before.ceiling
                        """)
                .param("limit", limit)
                .param("scope", scope)
                .param("level", level)
                .param("resource", resource.key())
                .query(Long.class)
                .optional();
    }

    boolean isOpen(TenantId tenant) {
        return jdbc.sql("select exists (select from quota.account where scope = :scope)")
                .param("scope", tenant.value())
                .query(Boolean.class)
                .single();
    }

    /** What people call a tenant or project: {@code project default}. */
    String label(String scope) {
        return jdbc.sql("select label from quota.account where scope = :scope")
                .param("scope", scope)
                .query(String.class)
                .single();
    }
}
