package org.ownsky.portal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Notifications in PostgreSQL. */
@Repository
class NoticeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient database;

    NoticeStore(JdbcClient database) {
        this.database = database;
    }

    /** A notification that is to be mailed. */
    record Due(UserId account, NoticeView notice, int attempts) {}

    /** Whether it is news: the person has not been told of its cause. */
    boolean add(NoticeId id, UserId account, Happening happening, Optional<Instant> mailDue) {
        return database.sql("""
                        insert into notification.notice
                            (id, account_id, cause, kind, tenant_id, project_id, facts, address, happened_at, mail_due_at)
                        values (:id, :account, :cause, :kind, :tenant, :project, cast(:facts as jsonb), :address, :at, :due)
                        on conflict (account_id, cause) do nothing
                        """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .param("cause", happening.cause())
                        .param("kind", happening.kind().key())
                        .param("tenant", happening.tenant().map(TenantId::value).orElse(null))
                        .param(
                                "project",
                                happening.project().map(ProjectId::value).orElse(null))
                        .param("facts", JSON.writeValueAsString(happening.facts()))
                        .param("address", happening.address())
                        .param("at", utc(happening.at()))
                        .param("due", mailDue.map(NoticeStore::utc).orElse(null))
                        .update()
                == 1;
    }

    /** The latest first, from {@code before} on. */
    List<NoticeView> of(UserId account, boolean unreadOnly, Optional<String> before, int limit) {
        return database.sql("""
                        select * from notification.notice
                        where account_id = :account and (not :unread or read_at is null)
                          and (cast(:before as text) is null or id < :before) and kind = any (:known)
                        order by id desc limit :limit
                        """)
                .param("account", account.value())
                .param("unread", unreadOnly)
                .param("before", before.orElse(null))
                .param("known", NoticeKind.known())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<NoticeView> find(UserId account, NoticeId id) {
        return database.sql(
                        "select * from notification.notice where account_id = :account and id = :id and kind = any (:known)")
                .param("account", account.value())
                .param("id", id.value())
                .param("known", NoticeKind.known())
                .query((row, number) -> read(row))
                .optional();
    }

    long unread(UserId account) {
        return database.sql("select count(*) from notification.notice where account_id = :account and read_at is null")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /** Who has read something in the portal is not mailed it any more. */
    int markRead(UserId account, Optional<NoticeId> one, Instant now) {
        return database.sql("""
                        update notification.notice set read_at = :now, mail_due_at = null
                        where account_id = :account and read_at is null and (cast(:id as text) is null or id = :id)
                        """)
                .param("now", utc(now))
                .param("account", account.value())
                .param("id", one.map(NoticeId::value).orElse(null))
                .update();
    }

    /** What is to be mailed now. Unless it is told that it was, it is due again after {@code again}. */
    List<Due> takeDue(Instant now, Duration again, int limit) {
        return database.sql("""
                        update notification.notice
                        set mail_due_at = :again, mail_attempts = mail_attempts + 1
                        where id in (
                            select id from notification.notice where mail_due_at <= :now and kind = any (:known)
                            order by mail_due_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("again", utc(now.plus(again)))
                .param("known", NoticeKind.known())
                .param("limit", limit)
                .query((row, number) ->
                        new Due(new UserId(row.getString("account_id")), read(row), row.getInt("mail_attempts")))
                .list();
    }

    void mailDue(List<NoticeId> ids, Optional<Instant> when) {
        database.sql("update notification.notice set mail_due_at = :when where id = any (:ids) and read_at is null")
                .param("when", when.map(NoticeStore::utc).orElse(null))
                .param("ids", ids.stream().map(NoticeId::value).toArray(String[]::new))
                .update();
    }

    int removeBefore(Instant moment) {
        return database.sql("delete from notification.notice where happened_at < :moment")
                .param("moment", utc(moment))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static NoticeView read(ResultSet row) throws SQLException {
        var kind = NoticeKind.ofKey(row.getString("kind"));
        var facts = JSON.readValue(row.getString("facts"), FACTS);
        return new NoticeView(
                new NoticeId(row.getString("id")),
                kind,
                kind.title(facts),
                kind.text(facts),
                row.getString("address"),
                Optional.ofNullable(row.getString("project_id")).map(ProjectId::new),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }
}
