package org.ownsky.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads counters of many accounts at once. */
@Component
class QuotaOverview {
    private final JdbcClient jdbc;

    QuotaOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Projects without an account under the tenant are left out. */
    Map<ProjectId, List<QuotaLine>> ofProjects(TenantId tenant, Collection<ProjectId> projects) {
        var lines = new Lines();
        jdbc.sql("""
                        select project.scope, resource,
                               least(project.ceiling, tenant.ceiling) as ceiling,
                               project.used, project.reserved,
                               case tenant.ceiling when :unlimited then :unlimited
                                    else greatest(0, tenant.ceiling - tenant.used - tenant.reserved) end as free_in_tenant
                        from quota.account
                        join quota.counter project on project.scope = account.scope
                        join quota.counter tenant using (resource)
                        where account.scope = any(cast(:projects as text[])) and account.owner = :tenant
                          and tenant.scope = :tenant
                        """)
                .param("tenant", tenant.value())
                .param("projects", projects.stream().map(ProjectId::value).toArray(String[]::new))
                .param("unlimited", QuotaLine.UNLIMITED)
                .query(lines::read);
        Map<ProjectId, List<QuotaLine>> found = new LinkedHashMap<>();
        lines.byScope().forEach((scope, ofProject) -> found.put(new ProjectId(scope), ofProject));
        return found;
    }

    /** Those with the most promised of the resource, the largest first. */
    List<TenantUse> largest(QuotaResource resource, int limit) {
        var lines = new Lines();
        jdbc.sql("""
                        with largest as (
                            select scope, used + reserved as promised
                            from quota.counter
                            where level = 0 and resource = :resource and used + reserved > 0
                            order by promised desc, scope
                            limit :limit
                        )
                        select scope, resource, ceiling, used, reserved,
                               case ceiling when :unlimited then :unlimited
                                    else greatest(0, ceiling - used - reserved) end as free_in_tenant
                        from largest join quota.counter using (scope)
                        order by promised desc, scope
                        """)
                .param("resource", resource.key())
                .param("limit", limit)
                .param("unlimited", QuotaLine.UNLIMITED)
                .query(lines::read);
        return lines.byScope().entrySet().stream()
                .map(entry -> new TenantUse(new TenantId(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Gathers rows by account, in the order in which accounts come first. */
    private static final class Lines {
        private final Map<String, List<QuotaLine>> lines = new LinkedHashMap<>();

        void read(ResultSet row) throws SQLException {
            lines.computeIfAbsent(row.getString("scope"), scope -> new ArrayList<>())
                    .add(QuotaAccounts.line(row));
        }

        Map<String, List<QuotaLine>> byScope() {
            lines.values().forEach(ofOne -> ofOne.sort(Comparator.comparing(QuotaLine::resource)));
            return lines;
        }
    }
}
