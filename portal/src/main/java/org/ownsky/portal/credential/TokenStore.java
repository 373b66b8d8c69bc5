package org.ownsky.portal.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Personal access tokens in PostgreSQL. */
@Repository
class TokenStore {
    private static final String COLUMNS =
            "select id, account_id, name, created_at, expires_at, last_used_at, last_used_from from credential.token ";

    private final JdbcClient database;

    TokenStore(JdbcClient database) {
        this.database = database;
    }

    /** A token and whose it is. */
    record Row(UserId account, TokenView view) {}

    void insert(UserId account, TokenView token, byte[] hash) {
        database.sql("""
                        insert into credential.token (id, account_id, name, hash, created_at, expires_at)
                        values (:id, :account, :name, :hash, :createdAt, :expiresAt)
                        """)
                .param("id", token.id().value())
                .param("account", account.value())
                .param("name", token.name())
                .param("hash", hash)
                .param("createdAt", utc(token.createdAt()))
                .param("expiresAt", utc(token.expiresAt()))
                .update();
    }

    /** Newest first. */
    List<TokenView> of(UserId account) {
        return database.sql(COLUMNS + "where account_id = :account order by id desc")
                .param("account", account.value())
                .query((row, number) -> read(row).view())
                .list();
    }

    Optional<Row> find(TokenId id) {
        return database.sql(COLUMNS + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Row> findByHash(byte[] hash) {
        return database.sql(COLUMNS + "where hash = :hash")
                .param("hash", hash)
                .query((row, number) -> read(row))
                .optional();
    }

    void remove(TokenId id) {
        database.sql("delete from credential.token where id = :id")
                .param("id", id.value())
                .update();
    }

    void used(TokenId id, LastUse use) {
        database.sql("update credential.token set last_used_at = :at, last_used_from = :from where id = :id")
                .param("at", utc(use.at()))
                .param("from", use.from())
                .param("id", id.value())
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<LastUse> lastUse(ResultSet row) throws SQLException {
        var from = row.getString("last_used_from");
        return instant(row, "last_used_at").map(at -> new LastUse(at, from));
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new UserId(row.getString("account_id")),
                new TokenView(
                        new TokenId(row.getString("id")),
                        row.getString("name"),
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "expires_at").orElseThrow(),
                        lastUse(row)));
    }
}
