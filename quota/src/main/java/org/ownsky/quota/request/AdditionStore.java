package org.ownsky.quota.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decisions added to limits, in PostgreSQL. */
@Repository
class AdditionStore {
    private final JdbcClient jdbc;

    AdditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that ran: of which limit it was how much. */
    record Addition(String scope, QuotaResource resource, long amount) {}

    /**
     * A new one.
     *
     * @param warned of how many warnings it is too late already
     */
    void insert(QuotaRequestId request, Addition addition, Instant now, Optional<Instant> end, int warned) {
        jdbc.sql("""
                        insert into quota.addition
                            (request, scope, resource, amount, begun_at, ends_at, state, warnings)
                        values (:request, :scope, :resource, :amount, :now, :end, 'running', :warned)
                        """)
                .param("request", request.value())
                .param("scope", addition.scope())
                .param("resource", addition.resource().key())
                .param("amount", addition.amount())
                .param("now", RequestStore.utc(now))
                .param("end", RequestStore.utc(end))
                .param("warned", warned)
                .update();
    }

    /** Those of other limits go on. Whose they were. */
    List<QuotaRequestId> replace(String scope, QuotaResource resource, Instant now) {
        return jdbc.sql("""
                        update quota.addition set state = 'replaced', over_at = :now
                        where scope = :scope and resource = :resource and state = 'running'
                        returning request
                        """)
                .param("now", RequestStore.utc(now))
                .param("scope", scope)
                .param("resource", resource.key())
                .query((row, number) -> new QuotaRequestId(row.getString("request")))
                .list();
    }

    /** Requests of which something ends now. */
    List<QuotaRequestId> due(Instant now, int most) {
        return ending(
                "select distinct request from quota.addition where state = 'running' and ends_at <= :now", now, most);
    }

    /** Requests of which something ends soon, and has been told of fewer times than this. */
    List<QuotaRequestId> unwarned(Instant now, Duration before, int stage, int most) {
        return ending(
                "select distinct request from quota.addition where state = 'running' and ends_at <= :now and warnings < "
                        + stage,
                now.plus(before),
                most);
    }

    private List<QuotaRequestId> ending(String sql, Instant now, int most) {
        return jdbc.sql(sql + " order by request limit :most")
                .param("now", RequestStore.utc(now))
                .param("most", most)
                .query((row, number) -> new QuotaRequestId(row.getString("request")))
                .list();
    }

    /** Ends what is due of the request, and tells what that was; empty when somebody else was faster. */
    List<Addition> end(QuotaRequestId request, Instant now) {
        return jdbc.sql("""
                        update quota.addition set state = 'ended', over_at = :now
                        where request = :request and state = 'running' and ends_at <= :now
                        returning scope, resource, amount
                        """)
                .param("now", RequestStore.utc(now))
                .param("request", request.value())
                .query((row, number) -> new Addition(
                        row.getString("scope"), QuotaResource.ofKey(row.getString("resource")), row.getLong("amount")))
                .list();
    }

    /** Notes that a warning was given, and tells when it ends; empty when somebody else was faster. */
    Optional<Instant> warned(QuotaRequestId request, int stage) {
        return jdbc
                .sql("""
                        update quota.addition set warnings = :stage
                        where request = :request and state = 'running' and ends_at is not null and warnings < :stage
                        returning ends_at
                        """)
                .param("stage", stage)
                .param("request", request.value())
                .query((row, number) ->
                        row.getObject("ends_at", java.time.OffsetDateTime.class).toInstant())
                .list()
                .stream()
                .findFirst();
    }
}
