package org.ownsky.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads usage for rating. */
@Component
class UsageQueries {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    UsageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The project that an instance is metered for; empty when nothing was heard of it. */
    Optional<ProjectId> project(InstanceId instance) {
        return jdbc.sql("select project from billing.metered_instance where instance = :instance")
                .param("instance", instance.value())
                .query(String.class)
                .optional()
                .map(ProjectId::new);
    }

    /**
     * The usage of each of these instances; those without any are left out.
     *
     * @param within leaves out instances of other projects
     */
    Map<InstanceId, List<UsageInterval>> byInstance(Collection<InstanceId> instances, Optional<ProjectId> within) {
        var usage = new TreeMap<InstanceId, List<UsageInterval>>();
        jdbc.sql("""
                        select instance, meter, starts, ends, quantity
                        from billing.usage_interval
                        where instance = any(cast(:instances as text[]))
                          and (cast(:project as text) is null or project = :project)
                        """)
                .param("instances", instances.stream().map(InstanceId::value).toArray(String[]::new))
                .param("project", nullable(within))
                .query(row -> {
                    usage.computeIfAbsent(new InstanceId(row.getString("instance")), id -> new ArrayList<>())
                            .add(UsageStore.interval(row));
                });
        return usage;
    }

    /**
     * The usage of a project that reaches beyond a moment. What is used at the same times is added up, and all that began
     * before the moment counts as begun then: a month of a thousand steady instances is a handful of rows.
     */
    List<UsageInterval> ofProject(ProjectId project, Instant from) {
        return jdbc.sql("""
                        select meter, starts, ends, sum(quantity) as quantity
                        from (
                            select meter, greatest(starts, cast(:from as timestamptz)) as starts, ends, quantity
                            from billing.usage_interval
                            where project = :project and (ends > :from or ends is null)
                        ) as clipped
                        group by meter, starts, ends
                        """)
                .param("project", project.value())
                .param("from", UsageStore.utc(from))
                .query((row, number) -> UsageStore.interval(row))
                .list();
    }

    /** Every interval of a project, the oldest first. In a transaction, so that rows come in portions. */
    void each(ProjectId project, Consumer<UsageRecord> reader) {
        jdbc.sql("""
                        select instance, meter, starts, ends, quantity
                        from billing.usage_interval
                        where project = :project
                        order by starts, instance, meter
                        """)
                .param("project", project.value())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    var interval = UsageStore.interval(row);
                    reader.accept(new UsageRecord(
                            row.getString("instance"),
                            interval.meter(),
                            interval.start(),
                            interval.end(),
                            interval.quantity()));
                });
    }

    private static @Nullable String nullable(Optional<ProjectId> project) {
        return project.map(ProjectId::value).orElse(null);
    }
}
