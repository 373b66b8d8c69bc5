package org.ownsky.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of metering: transitions as heard, intervals as derived from them. */
@Component
class UsageStore {

    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes everyone else who meters this instance, volume or snapshot wait for the end of the transaction. */
    void lock(String instance, ProjectScope scope) {
        jdbc.sql("""
                        insert into billing.metered_instance (instance, tenant, project)
                        values (:instance, :tenant, :project)
                        on conflict (instance) do update set instance = excluded.instance
                        """)
                .param("instance", instance)
                .param("tenant", scope.tenant().value())
                .param("project", scope.project().value())
                .update();
    }

    /** Keeps transitions; false when all were there already. */
    boolean add(String instance, List<Transition> transitions) {
        var rows = transitions.stream().map(TransitionRow::of).toList();
        return jdbc.sql("""
                                insert into billing.transition (instance, kind, at, vcpus, memory, root_disk, meter, kept)
                                select :instance, heard.*
                                from unnest(cast(:kinds as text[]), cast(:moments as timestamptz[]), cast(:vcpus as bigint[]),
                                            cast(:memory as bigint[]), cast(:rootDisks as bigint[]), cast(:meters as text[]),
                                            cast(:kept as bigint[])) as heard
                                on conflict (instance, kind, at) do nothing
                                """)
                        .param("instance", instance)
                        .param("kinds", rows.stream().map(TransitionRow::kind).toArray(String[]::new))
                        .param(
                                "moments",
                                transitions.stream()
                                        .map(transition -> transition.at().toString())
                                        .toArray(String[]::new))
                        .param("vcpus", rows.stream().map(TransitionRow::vcpus).toArray(Long[]::new))
                        .param(
                                "memory",
                                rows.stream().map(TransitionRow::memory).toArray(Long[]::new))
                        .param(
                                "rootDisks",
                                rows.stream().map(TransitionRow::rootDisk).toArray(Long[]::new))
                        .param("meters", rows.stream().map(TransitionRow::meter).toArray(String[]::new))
                        .param("kept", rows.stream().map(TransitionRow::kept).toArray(Long[]::new))
                        .update()
                > 0;
    }

    List<Transition> transitions(String instance) {
        return jdbc.sql(
                        "select kind, at, vcpus, memory, root_disk, meter, kept from billing.transition where instance = :instance")
                .param("instance", instance)
                .query((row, number) -> TransitionRow.read(row))
                .list();
    }

    List<UsageInterval> intervals(String instance) {
        return jdbc.sql("""
                        select meter, starts, ends, quantity
                        from billing.usage_interval
                        where instance = :instance
                        order by meter, starts
                        """)
                .param("instance", instance)
                .query((row, number) -> interval(row))
                .list();
    }

    void remove(String instance, Collection<UsageInterval> intervals) {
        jdbc.sql("""
                        delete from billing.usage_interval
                        using unnest(cast(:meters as text[]), cast(:starts as timestamptz[])) as wrong (meter, starts)
                        where usage_interval.instance = :instance
                          and usage_interval.meter = wrong.meter
                          and usage_interval.starts = wrong.starts
                        """)
                .param("instance", instance)
                .param("meters", meters(intervals))
                .param("starts", starts(intervals))
                .update();
    }

    void add(String instance, Collection<UsageInterval> intervals) {
        jdbc.sql("""
                        insert into billing.usage_interval (instance, meter, tenant, project, starts, ends, quantity)
                        select metered_instance.instance, derived.meter, tenant, project,
                               derived.starts, derived.ends, derived.quantity
                        from billing.metered_instance
                        cross join unnest(cast(:meters as text[]), cast(:starts as timestamptz[]),
                                          cast(:ends as timestamptz[]), cast(:quantities as bigint[]))
                                as derived (meter, starts, ends, quantity)
                        where metered_instance.instance = :instance
                        """)
                .param("instance", instance)
                .param("meters", meters(intervals))
                .param("starts", starts(intervals))
                .param(
                        "ends",
                        intervals.stream()
                                .map(interval ->
                                        interval.end().map(Instant::toString).orElse(null))
                                .toArray(String[]::new))
                .param(
                        "quantities",
                        intervals.stream().map(UsageInterval::quantity).toArray(Long[]::new))
                .update();
    }

    static UsageInterval interval(ResultSet row) throws SQLException {
        return new UsageInterval(
                Meter.ofKey(row.getString("meter")),
                instant(row, "starts").orElseThrow(),
                instant(row, "ends"),
                row.getBigDecimal("quantity").longValueExact());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String[] meters(Collection<UsageInterval> intervals) {
        return intervals.stream().map(interval -> interval.meter().key()).toArray(String[]::new);
    }

    private static String[] starts(Collection<UsageInterval> intervals) {
        return intervals.stream().map(interval -> interval.start().toString()).toArray(String[]::new);
    }

    /** A transition's columns. */
    private record TransitionRow(
            String kind,
            @Nullable Long vcpus,
            @Nullable Long memory,
            @Nullable Long rootDisk,
            @Nullable String meter,
            @Nullable Long kept) {

        static TransitionRow of(Transition transition) {
            return switch (transition) {
                case Transition.RootDisk disk -> new TransitionRow("root-disk", null, null, disk.bytes(), null, null);
                case Transition.Started started ->
                    new TransitionRow("started", started.vcpus(), started.memoryBytes(), null, null, null);
                case Transition.Stopped stopped -> new TransitionRow("stopped", null, null, null, null, null);
                case Transition.Terminated terminated -> new TransitionRow("terminated", null, null, null, null, null);
                case Transition.Kept kept ->
                    new TransitionRow("kept", null, null, null, kept.meter().key(), kept.bytes());
            };
        }

        static Transition read(ResultSet row) throws SQLException {
            var at = instant(row, "at").orElseThrow();
            var kind = row.getString("kind");
            return switch (kind) {
                case "root-disk" -> new Transition.RootDisk(at, row.getLong("root_disk"));
                case "started" -> new Transition.Started(at, row.getLong("vcpus"), row.getLong("memory"));
                case "stopped" -> new Transition.Stopped(at);
                case "kept" -> new Transition.Kept(at, Meter.ofKey(row.getString("meter")), row.getLong("kept"));
                case "terminated" -> new Transition.Terminated(at);
                case String other -> throw new IllegalStateException("No transition is called " + other);
            };
        }
    }
}
