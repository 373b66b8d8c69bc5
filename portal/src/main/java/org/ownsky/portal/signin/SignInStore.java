package org.ownsky.portal.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins that have not ended, in PostgreSQL, for all portals. */
@Repository
class SignInStore {
    /** One that nobody has used for too long, or that is too old, has ended, whether or not it is there. */
    private static final String LIVE = " last_used_at >= :usedSince and started_at >= :startedSince ";

    private final JdbcClient database;

    SignInStore(JdbcClient database) {
        this.database = database;
    }

    /** Since when one must have been used and have begun so as not to have ended. */
    record Limits(Instant usedSince, Instant startedSince) {}

    void insert(SignInView opened, SignInSecret secret) {
        database.sql("""
                        insert into signin.sign_in
                            (id, secret_hash, account_id, way, origin, agent, started_at, last_used_at)
                        values (:id, :hash, :account, :way, :origin, :agent, :startedAt, :lastUsedAt)
                        """)
                .param("id", opened.id().value())
                .param("hash", secret.hash())
                .param("account", opened.account().value())
                .param("way", opened.way().key())
                .param("origin", opened.origin())
                .param("agent", opened.agent())
                .param("startedAt", utc(opened.startedAt()))
                .param("lastUsedAt", utc(opened.lastUsedAt()))
                .update();
        database.sql("""
                        insert into signin.last_sign_in (account_id, at) values (:account, :startedAt)
                        on conflict (account_id) do update set at = greatest(last_sign_in.at, excluded.at)
                        """)
                .param("account", opened.account().value())
                .param("startedAt", utc(opened.startedAt()))
                .update();
    }

    /** When each was last seen; those that never signed in are left out. */
    Map<UserId, Instant> lastActivity(Collection<UserId> accounts) {
        Map<UserId, Instant> seen = new HashMap<>();
        database.sql("""
                        select last_sign_in.account_id, greatest(last_sign_in.at, max(sign_in.last_used_at)) as at
                        from signin.last_sign_in left join signin.sign_in using (account_id)
                        where last_sign_in.account_id = any(:accounts)
                        group by last_sign_in.account_id
                        """)
                .param("accounts", accounts.stream().map(UserId::value).toArray(String[]::new))
                .query(row -> {
                    seen.put(
                            new UserId(row.getString("account_id")),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return seen;
    }

    Optional<SignInView> find(SignInSecret secret, Limits limits) {
        return live("select * from signin.sign_in where secret_hash = :hash and" + LIVE, limits)
                .param("hash", secret.hash())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<SignInView> find(SignInId id, Limits limits) {
        return live("select * from signin.sign_in where id = :id and" + LIVE, limits)
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** The latest first. */
    List<SignInView> of(UserId account, Limits limits) {
        return live(
                        "select * from signin.sign_in where account_id = :account and" + LIVE
                                + "order by last_used_at desc, id desc",
                        limits)
                .param("account", account.value())
                .query((row, number) -> read(row))
                .list();
    }

    boolean isOpen(SignInId id, Limits limits) {
        return live("select exists (select from signin.sign_in where id = :id and" + LIVE + ")", limits)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Notes the moment; whether the sign-in is open. */
    boolean use(SignInId id, Instant now, Limits limits) {
        return live("update signin.sign_in set last_used_at = :now where id = :id and" + LIVE, limits)
                        .param("now", utc(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Those of the ids that are open. */
    Set<String> stillOpen(Collection<String> ids, Limits limits) {
        return new HashSet<>(live("select id from signin.sign_in where id = any(:ids) and" + LIVE, limits)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    boolean remove(SignInId id) {
        return database.sql("delete from signin.sign_in where id = ?")
                        .param(id.value())
                        .update()
                == 1;
    }

    /** All of an account but one; their ids. */
    List<SignInId> removeOthers(UserId account, Optional<SignInId> kept) {
        return database.sql("""
                        delete from signin.sign_in
                        where account_id = :account and id is distinct from cast(:kept as text)
                        returning id
                        """)
                .param("account", account.value())
                .param("kept", kept.map(SignInId::value).orElse(null))
                .query((row, number) -> new SignInId(row.getString("id")))
                .list();
    }

    void removeEnded(Limits limits) {
        live("delete from signin.sign_in where not (" + LIVE + ")", limits).update();
    }

    private JdbcClient.StatementSpec live(String statement, Limits limits) {
        return database.sql(statement)
                .param("usedSince", utc(limits.usedSince()))
                .param("startedSince", utc(limits.startedSince()));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static SignInView read(ResultSet row) throws SQLException {
        return new SignInView(
                new SignInId(row.getString("id")),
                new UserId(row.getString("account_id")),
                SignInWay.ofKey(row.getString("way")),
                row.getString("origin"),
                row.getString("agent"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }
}
