package org.ownsky.portal.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Access keys in PostgreSQL. */
@Repository
class AccessKeyStore {
    private static final String SELECT = """
            select id, account_id, account_name, project_id, secret, created_at, expires_at, last_used_at, last_used_from
            from credential.access_key
            """;

    private final JdbcClient database;

    AccessKeyStore(JdbcClient database) {
        this.database = database;
    }

    /** A key and its encrypted secret. */
    record Row(AccessKeyView view, String secret) {
        @Override
        public String toString() {
            return "Row[" + view.id() + "]";
        }
    }

    /** Whether it was added; not if its owner has two in the project already. */
    boolean add(AccessKeyView key, String secret) {
        return database.sql("""
                        insert into credential.access_key
                            (id, account_id, account_name, project_id, slot, secret, created_at, expires_at)
                        select :id, :account, :name, :project, free.slot, :secret, :createdAt, :expiresAt
                        from (values (1), (2)) as free (slot)
                        where not exists (
                            select from credential.access_key taken
                            where taken.project_id = :project and taken.account_id = :account and taken.slot = free.slot)
                        order by free.slot
                        limit 1
                        on conflict (project_id, account_id, slot) do nothing
                        """)
                        .param("id", key.id().value())
                        .param("account", key.owner().value())
                        .param("name", key.ownerName())
                        .param("project", key.project().value())
                        .param("secret", secret)
                        .param("createdAt", TokenStore.utc(key.createdAt()))
                        .param("expiresAt", key.expiresAt().map(TokenStore::utc).orElse(null))
                        .update()
                == 1;
    }

    Optional<Row> find(AccessKeyId id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** By owner, the older first. */
    List<AccessKeyView> in(ProjectId project) {
        return database.sql(SELECT + "where project_id = :project order by lower(account_name), account_id, created_at")
                .param("project", project.value())
                .query((row, number) -> read(row).view())
                .list();
    }

    void remove(AccessKeyId id) {
        database.sql("delete from credential.access_key where id = :id")
                .param("id", id.value())
                .update();
    }

    /** So that they don't take the place of one that works. */
    void removeExpired(ProjectId project, UserId account, Instant now) {
        database.sql("""
                        delete from credential.access_key
                        where project_id = :project and account_id = :account and expires_at <= :now
                        """)
                .param("project", project.value())
                .param("account", account.value())
                .param("now", TokenStore.utc(now))
                .update();
    }

    void used(AccessKeyId id, LastUse use) {
        database.sql("update credential.access_key set last_used_at = :at, last_used_from = :from where id = :id")
                .param("at", TokenStore.utc(use.at()))
                .param("from", use.from())
                .param("id", id.value())
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new AccessKeyView(
                        new AccessKeyId(row.getString("id")),
                        new UserId(row.getString("account_id")),
                        row.getString("account_name"),
                        new ProjectId(row.getString("project_id")),
                        TokenStore.instant(row, "created_at").orElseThrow(),
                        TokenStore.instant(row, "expires_at"),
                        TokenStore.lastUse(row)),
                row.getString("secret"));
    }
}
