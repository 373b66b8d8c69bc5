package org.ownsky.quota.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Planned limits in PostgreSQL. */
@Repository
class PlannedLimits {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    PlannedLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PlannedLimit plan, Caller maker) {
        jdbc.sql("""
                        insert into quota.planned_limit
                            (id, tenant, project, resource, ceiling, starts_at, state, made_by, made_by_name)
                        values (:id, :tenant, :project, :resource, :limit, :from, 'planned', :by, :byName)
                        """)
                .param("id", plan.id().value())
                .param("tenant", plan.tenant().value())
                .param("project", plan.project().map(ProjectId::value).orElse(null))
                .param("resource", plan.resource().key())
                .param("limit", plan.limit())
                .param("from", plan.from().atOffset(ZoneOffset.UTC))
                .param("by", maker.user().value())
                .param("byName", maker.name())
                .update();
    }

    /** Of the tenant and its projects, those that are planned first, by their moment; at most 200. */
    List<PlannedLimit> of(TenantId tenant) {
        return jdbc.sql("""
                        select * from quota.planned_limit where tenant = :tenant
                        order by state <> 'planned', starts_at, id limit :most
                        """)
                .param("tenant", tenant.value())
                .param("most", MOST)
                .query((row, number) -> plan(row))
                .list();
    }

    long plannedOf(TenantId tenant) {
        return jdbc.sql("select count(*) from quota.planned_limit where tenant = :tenant and state = 'planned'")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    Optional<PlannedLimit> find(PlannedLimitId id) {
        return jdbc.sql("select * from quota.planned_limit where id = :id")
                .param("id", id.value())
                .query((row, number) -> plan(row))
                .optional();
    }

    List<PlannedLimitId> due(Instant now) {
        return jdbc.sql("""
                        select id from quota.planned_limit
                        where state = 'planned' and starts_at <= :now order by starts_at, id limit :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> new PlannedLimitId(row.getString("id")))
                .list();
    }

    /** Whether it was planned until now. */
    boolean close(PlannedLimitId id, PlannedLimit.State state, String note) {
        return jdbc.sql("""
                                update quota.planned_limit set state = :state, note = :note
                                where id = :id and state = 'planned'
                                """)
                        .param("state", state.key())
                        .param("note", note)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static PlannedLimit plan(ResultSet row) throws SQLException {
        return new PlannedLimit(
                new PlannedLimitId(row.getString("id")),
                new TenantId(row.getString("tenant")),
                Optional.ofNullable(row.getString("project")).map(ProjectId::new),
                QuotaResource.ofKey(row.getString("resource")),
                row.getLong("ceiling"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                PlannedLimit.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("made_by_name"),
                row.getString("note"));
    }
}
