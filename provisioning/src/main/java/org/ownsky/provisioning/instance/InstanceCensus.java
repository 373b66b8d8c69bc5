package org.ownsky.provisioning.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a tenant's instances, by one index. */
@Component
class InstanceCensus {
    private final JdbcClient jdbc;
    private final Clock clock;

    InstanceCensus(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<ProjectId, Map<InstanceState, Long>> counts(TenantId tenant) {
        Map<ProjectId, Map<InstanceState, Long>> counts = new TreeMap<>();
        jdbc.sql("""
                        select project_id, state, count(*) as number
                        from provisioning.instance
                        where tenant_id = :tenant and (terminated_at is null or terminated_at > :shownSince)
                        group by project_id, state
                        """)
                .param("tenant", tenant.value())
                .param("shownSince", before(InstancePages.TERMINATED_SHOWN))
                .query(row -> {
                    counts.computeIfAbsent(
                                    new ProjectId(row.getString("project_id")),
                                    project -> new EnumMap<>(InstanceState.class))
                            .put(InstanceState.of(row.getString("state")), row.getLong("number"));
                });
        return counts;
    }

    StoppedInstances stopped(TenantId tenant, Duration atLeast, int limit) {
        var since = before(atLeast);
        var largest = jdbc.sql("select " + InstanceRow.COLUMNS + """
                         from provisioning.instance
                        where tenant_id = :tenant and state = 'stopped' and state_since <= :since
                        order by root_disk desc, id
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("since", since)
                .param("limit", limit)
                .query(InstanceRow::read)
                .list();
        return jdbc.sql("""
                        select count(*) as number, coalesce(sum(root_disk), 0) as bytes
                        from provisioning.instance
                        where tenant_id = :tenant and state = 'stopped' and state_since <= :since
                        """)
                .param("tenant", tenant.value())
                .param("since", since)
                .query((row, number) -> new StoppedInstances(
                        row.getLong("number"),
                        new Bytes(row.getBigDecimal("bytes").longValueExact()),
                        largest))
                .single();
    }

    private OffsetDateTime before(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }
}
