package org.ownsky.quota.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.HoldState;
import org.ownsky.quota.QuotaDrift;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alarms of counters, in PostgreSQL. */
@Repository
class DriftAlarms {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    DriftAlarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is a new one (no row was there to update); an alarm that is open goes on with the present numbers. */
    boolean open(QuotaDrift drift, Instant now) {
        return jdbc.sql("""
                        with behind as (
                            select holder, amount from quota.ledger
                            where scope = :scope and resource = :resource and state = :state
                            order by abs(amount - abs(:counted - cast(:recomputed as numeric))), holder
                            limit 50
                        )
                        insert into quota.drift_alarm
                            (scope, resource, state, counted, recomputed, holders, amounts, opened_at)
                        values (:scope, :resource, :state, :counted, :recomputed,
                                coalesce((select array_agg(holder) from behind), '{}'),
                                coalesce((select array_agg(amount) from behind), '{}'), :now)
                        on conflict (scope, resource, state) where cleared_at is null do update
                        set counted = excluded.counted, recomputed = excluded.recomputed,
                            holders = excluded.holders, amounts = excluded.amounts
                        returning xmax = 0 as is_new
                        """)
                .param("scope", drift.scope())
                .param("resource", drift.resource().key())
                .param("state", drift.state().key())
                .param("counted", drift.counted())
                .param("recomputed", drift.recomputed())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Clears the open ones that are not among these. */
    List<QuotaDrift> clearOthers(List<QuotaDrift> present, Instant now) {
        return jdbc.sql("""
                        update quota.drift_alarm set cleared_at = :now
                        where cleared_at is null and not (scope || ' ' || resource || ' ' || state = any (:present))
                        returning scope, resource, state, counted, recomputed
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "present",
                        present.stream()
                                .map(drift ->
                                        drift.scope() + " " + drift.resource().key() + " "
                                                + drift.state().key())
                                .toArray(String[]::new))
                .query((row, number) -> drift(row))
                .list();
    }

    /** Open ones first, then the latest; at most 200. */
    List<DriftAlarm> list() {
        return jdbc.sql("""
                        select * from quota.drift_alarm
                        order by cleared_at is not null, id desc limit :most
                        """)
                .param("most", MOST)
                .query((row, number) -> new DriftAlarm(
                        drift(row), rows(row), instant(row, "opened_at").orElseThrow(), instant(row, "cleared_at")))
                .list();
    }

    long openOnes() {
        return jdbc.sql("select count(*) from quota.drift_alarm where cleared_at is null")
                .query(Long.class)
                .single();
    }

    private static QuotaDrift drift(ResultSet row) throws SQLException {
        return new QuotaDrift(
                row.getString("scope"),
                QuotaResource.ofKey(row.getString("resource")),
                row.getString("state").equals(HoldState.USED.key()) ? HoldState.USED : HoldState.RESERVED,
                row.getLong("counted"),
                row.getLong("recomputed"));
    }

    private static List<DriftAlarm.Row> rows(ResultSet row) throws SQLException {
        var holders = (String[]) row.getArray("holders").getArray();
        var amounts = (Long[]) row.getArray("amounts").getArray();
        var rows = new ArrayList<DriftAlarm.Row>();
        for (var i = 0; i < holders.length; i++) {
            rows.add(new DriftAlarm.Row(holders[i], amounts[i]));
        }
        return rows;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
