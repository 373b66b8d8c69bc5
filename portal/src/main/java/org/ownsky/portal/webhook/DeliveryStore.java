package org.ownsky.portal.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.portal.notification.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What webhooks are told, and how that went, in PostgreSQL. */
@Repository
class DeliveryStore {
    private final JdbcClient database;

    DeliveryStore(JdbcClient database) {
        this.database = database;
    }

    /** A delivery whose time has come. */
    record Due(DeliveryId id, WebhookId webhook, NoticeKind kind, String body, int failures) {}

    /** The same cause is told the same webhook once; one that was removed meanwhile is told nothing. */
    void add(DeliveryId id, WebhookId webhook, String cause, NoticeKind kind, String body, Instant now) {
        database.sql("""
                        insert into webhook.delivery (id, webhook_id, cause, kind, body, created_at, state, next_at)
                        select :id, hook.id, :cause, :kind, :body, cast(:now as timestamptz), 'pending',
                               cast(:now as timestamptz)
                        from (select id from webhook.webhook where id = :webhook for key share) as hook
                        on conflict (webhook_id, cause) do nothing
                        """)
                .param("id", id.value())
                .param("webhook", webhook.value())
                .param("cause", cause)
                .param("kind", kind.key())
                .param("body", body)
                .param("now", utc(now))
                .update();
    }

    /**
     * What is due, of each webhook a few only, so that one that does not answer holds up no other. Unless it is told how it
     * went, it is due again after {@code lease}. Kinds that a newer version knows alone are left to it.
     */
    List<Due> takeDue(Instant now, Duration lease, int ofEach, int limit) {
        return database.sql("""
                        update webhook.delivery set next_at = :again
                        where id in (
                            select delivery.id
                            from webhook.webhook hook
                            cross join lateral (
                                select id, next_at from webhook.delivery waiting
                                where waiting.webhook_id = hook.id and waiting.next_at <= :now
                                  and waiting.kind = any (:known)
                                order by waiting.next_at limit :ofEach for update skip locked) delivery
                            where hook.enabled
                            order by delivery.next_at
                            limit :limit)
                        returning id, webhook_id, kind, body, failures
                        """)
                .param("again", utc(now.plus(lease)))
                .param("now", utc(now))
                .param("ofEach", ofEach)
                .param("limit", limit)
                .param("known", NoticeKind.known())
                .query((row, number) -> new Due(
                        new DeliveryId(row.getString("id")),
                        new WebhookId(row.getString("webhook_id")),
                        NoticeKind.ofKey(row.getString("kind")),
                        row.getString("body"),
                        row.getInt("failures")))
                .list();
    }

    /** How an attempt went, and with it the delivery. */
    void attempted(DeliveryId id, DeliveryAttempt attempt, DeliveryState state, Optional<Instant> next) {
        database.sql("""
                        with settled as (
                            update webhook.delivery
                            set state = :state, next_at = :next,
                                failures = case when :state = 'delivered' then 0 else failures + 1 end
                            where id = :id
                            returning id)
                        insert into webhook.attempt (delivery_id, at, millis, status, problem)
                        select id, :at, :millis, :status, :problem from settled
                        """)
                .param("state", state.key())
                .param("next", next.map(DeliveryStore::utc).orElse(null))
                .param("id", id.value())
                .param("at", utc(attempt.at()))
                .param("millis", attempt.took().toMillis())
                .param("status", attempt.status().orElse(null))
                .param("problem", attempt.problem().orElse(null))
                .update();
    }

    /** Due now, as if it had never failed; whether there is such a one. */
    boolean again(WebhookId webhook, DeliveryId id, Instant now) {
        return database.sql("""
                        update webhook.delivery set state = 'pending', next_at = :now, failures = 0
                        where id = :id and webhook_id = :webhook
                        """)
                        .param("now", utc(now))
                        .param("id", id.value())
                        .param("webhook", webhook.value())
                        .update()
                == 1;
    }

    /** The latest first, from {@code before} on. */
    List<DeliveryView> of(WebhookId webhook, Optional<String> before, int limit) {
        var rows = database.sql("""
                        select id, webhook_id, kind, state, created_at, next_at from webhook.delivery
                        where webhook_id = :webhook and (cast(:before as text) is null or id < :before)
                          and kind = any (:known)
                        order by id desc limit :limit
                        """)
                .param("webhook", webhook.value())
                .param("before", before.orElse(null))
                .param("known", NoticeKind.known())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
        var attempts = attempts(rows);
        return rows.stream()
                .map(row -> new DeliveryView(
                        row.id(),
                        row.webhook(),
                        row.kind(),
                        row.state(),
                        row.createdAt(),
                        row.nextAt(),
                        attempts.getOrDefault(row.id().value(), List.of())))
                .toList();
    }

    /** The oldest of them, as many as the limit says; how many that were. */
    int removeSettledBefore(Instant moment, int limit) {
        return database.sql("""
                        delete from webhook.delivery where id in (
                            select id from webhook.delivery where next_at is null and created_at < :moment
                            order by created_at limit :limit)
                        """)
                .param("moment", utc(moment))
                .param("limit", limit)
                .update();
    }

    private Map<String, List<DeliveryAttempt>> attempts(List<DeliveryView> rows) {
        record Attempt(String delivery, DeliveryAttempt attempt) {}
        return database
                .sql("select * from webhook.attempt where delivery_id = any (:ids) order by at desc")
                .param("ids", rows.stream().map(row -> row.id().value()).toArray(String[]::new))
                .query((row, number) -> new Attempt(
                        row.getString("delivery_id"),
                        new DeliveryAttempt(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                Duration.ofMillis(row.getLong("millis")),
                                Optional.ofNullable(row.getObject("status", Integer.class)),
                                Optional.ofNullable(row.getString("problem")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Attempt::delivery, Collectors.mapping(Attempt::attempt, Collectors.toList())));
    }

    private static DeliveryView read(ResultSet row) throws SQLException {
        return new DeliveryView(
                new DeliveryId(row.getString("id")),
                new WebhookId(row.getString("webhook_id")),
                NoticeKind.ofKey(row.getString("kind")),
                DeliveryState.ofKey(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("next_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                List.of());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
