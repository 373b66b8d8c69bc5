package org.ownsky.billing;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds usage up where it is stored, so that what is read does not grow with the number of instances. */
@Component
class UsageSums {

    private final JdbcClient jdbc;

    UsageSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The usage of a tenant's projects; those of other tenants are left out.
     *
     * @param boundaries in their order, whole seconds; what reaches beyond the first begins there
     */
    SpannedUsage of(TenantId tenant, Collection<ProjectId> projects, List<Instant> boundaries) {
        var steps = jdbc.sql("""
                        with clipped as (
                            select project, meter, greatest(starts, (select cast(:from as timestamptz))) as starts, ends, quantity
                            from billing.usage_interval
                            where tenant = :tenant and project = any(cast(:projects as text[]))
                              and (ends > :from or ends is null)
                        ), step (project, meter, at, rise, open) as (
                            select project, meter, starts, quantity, case when ends is null then quantity else 0 end
                            from clipped
                            union all
                            select project, meter, ends, -quantity, 0
                            from clipped
                            where ends < :until
                        )
                        select project, meter, span, sum(rise) as rise, sum(moment * rise) as moments, sum(open) as open
                        from (
                            select project, meter, rise, open,
                                   -- Read once, by the sub-select: a cast from text is repeated for each row otherwise.
                                   width_bucket(at, (select cast(:boundaries as timestamptz[]))) - 1 as span,
                                   extract(epoch from at - (select cast(:from as timestamptz))) as moment
                            from step
                        ) as placed
                        group by project, meter, span
                        """)
                .param("tenant", tenant.value())
                .param("projects", projects.stream().map(ProjectId::value).toArray(String[]::new))
                .param("from", UsageStore.utc(boundaries.getFirst()))
                .param("until", UsageStore.utc(boundaries.getLast()))
                .param("boundaries", boundaries.stream().map(Instant::toString).toArray(String[]::new))
                .query((row, number) -> new SpannedUsage.Steps(
                        new ProjectId(row.getString("project")),
                        Meter.ofKey(row.getString("meter")),
                        row.getInt("span"),
                        whole(row, "rise"),
                        whole(row, "moments"),
                        whole(row, "open")))
                .list();
        return new SpannedUsage(boundaries, steps);
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
