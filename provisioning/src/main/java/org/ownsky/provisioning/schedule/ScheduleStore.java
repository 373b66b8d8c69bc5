package org.ownsky.provisioning.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.quota.policy.CronLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of schedules. */
@Component
class ScheduleStore {
    private static final String OF_INSTANCE = """
            select policy, rule, start_line, stop_line, zone from provisioning.schedule
            where instance = :instance order by policy
            """;

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(InstanceId instance, Schedule schedule, Instant due) {
        jdbc.sql("""
                        insert into provisioning.schedule (instance, policy, rule, start_line, stop_line, zone, due)
                        values (:instance, :policy, :rule, :start, :stop, :zone, :due)
                        on conflict do nothing
                        """)
                .param("instance", instance.value())
                .param("policy", schedule.policy())
                .param("rule", schedule.rule())
                .param("start", schedule.start().text())
                .param("stop", schedule.stop().text())
                .param("zone", schedule.zone().getId())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Schedule> of(InstanceId instance) {
        return jdbc.sql(OF_INSTANCE)
                .param("instance", instance.value())
                .query((row, number) -> schedule(row))
                .list();
    }

    /** Holds the rows to the end of the transaction; none while somebody else does, or did what was due. */
    List<Schedule> lockDue(InstanceId instance, Instant now) {
        var due = jdbc.sql("""
                        select policy from provisioning.schedule where instance = :instance and due <= :now
                        for update skip locked
                        """)
                .param("instance", instance.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("policy"))
                .list();
        return due.isEmpty() ? List.of() : of(instance);
    }

    List<InstanceId> due(Instant now, int limit) {
        return jdbc.sql("""
                        select instance, min(due) as due from provisioning.schedule where due <= :now
                        group by instance order by min(due) limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new InstanceId(row.getString("instance")))
                .list();
    }

    void due(InstanceId instance, Schedule schedule, Instant due) {
        jdbc.sql("update provisioning.schedule set due = :due where instance = :instance and policy = :policy")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("instance", instance.value())
                .param("policy", schedule.policy())
                .update();
    }

    void delete(InstanceId instance) {
        for (var table : List.of("schedule", "schedule_pause")) {
            jdbc.sql("delete from provisioning." + table + " where instance = :instance")
                    .param("instance", instance.value())
                    .update();
        }
    }

    Optional<Instant> pausedUntil(InstanceId instance) {
        return jdbc.sql("select until from provisioning.schedule_pause where instance = :instance")
                .param("instance", instance.value())
                .query((row, number) -> row.getTimestamp("until").toInstant())
                .optional();
    }

    void pause(InstanceId instance, Instant until) {
        jdbc.sql("""
                        insert into provisioning.schedule_pause (instance, until) values (:instance, :until)
                        on conflict (instance) do update set until = excluded.until
                        """)
                .param("instance", instance.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getString("policy"),
                row.getString("rule"),
                new CronLine(row.getString("start_line")),
                new CronLine(row.getString("stop_line")),
                ZoneId.of(row.getString("zone")));
    }
}
