package org.ownsky.quota.history;

import java.time.LocalDate;
import java.util.List;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Daily figures in PostgreSQL. */
@Repository
class DailyFigures {
    static final int KEPT_DAYS = 400;

    private final JdbcClient jdbc;

    DailyFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes down today's figures, again as often as one likes. Days on which nothing was taken down get the figures of the
     * last day before them: that is how it was when nobody looked.
     */
    @Transactional
    void takeDown(LocalDate today) {
        jdbc.sql("""
                        insert into quota.daily_figure (day, scope, resource, used, reserved, ceiling)
                        select cast(missed as date), last.scope, last.resource, last.used, last.reserved, last.ceiling
                        from (select distinct on (figure.scope, figure.resource) figure.*
                              from quota.daily_figure figure
                              join quota.counter on counter.scope = figure.scope and counter.resource = figure.resource
                              where figure.day < :today
                                and figure.day >= (select max(day) from quota.daily_figure where day < :today)
                              order by figure.scope, figure.resource, figure.day desc) last
                        cross join generate_series(last.day + 1, cast(:today as date) - 1, interval '1 day') missed
                        on conflict do nothing
                        """).param("today", today).update();
        jdbc.sql("""
                        insert into quota.daily_figure (day, scope, resource, used, reserved, ceiling)
                        select cast(:today as date), scope, resource, used, reserved, ceiling from quota.counter
                        on conflict (scope, resource, day) do update
                        set used = excluded.used, reserved = excluded.reserved, ceiling = excluded.ceiling
                        where (daily_figure.used, daily_figure.reserved, daily_figure.ceiling)
                              is distinct from (excluded.used, excluded.reserved, excluded.ceiling)
                        """).param("today", today).update();
        jdbc.sql("delete from quota.daily_figure where day < :oldest")
                .param("oldest", today.minusDays(KEPT_DAYS))
                .update();
    }

    /** Of a tenant or project from this day on, oldest first. */
    List<DailyFigure> of(String scope, LocalDate from) {
        return jdbc.sql("""
                        select day, resource, used, reserved, ceiling from quota.daily_figure
                        where scope = :scope and day >= :from
                        order by day, resource
                        """)
                .param("scope", scope)
                .param("from", from)
                .query((row, number) -> new DailyFigure(
                        row.getObject("day", LocalDate.class),
                        QuotaResource.ofKey(row.getString("resource")),
                        row.getLong("used"),
                        row.getLong("reserved"),
                        row.getLong("ceiling")))
                .list();
    }
}
