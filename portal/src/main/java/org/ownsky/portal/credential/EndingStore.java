package org.ownsky.portal.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends of access keys and tokens in PostgreSQL. */
@Repository
class EndingStore {
    private final JdbcClient database;

    EndingStore(JdbcClient database) {
        this.database = database;
    }

    /** Notes that their owners are told now; of those that end within this time, were made earlier, and were not told of. */
    List<CredentialEnding> warn(Instant now, Duration before, int limit) {
        return database.sql("""
                        with keys as (
                            update credential.access_key set warned_at = :now where id in (
                                select id from credential.access_key
                                where warned_at is null and expires_at > :now and expires_at <= :soon
                                  and created_at < expires_at - make_interval(secs => :before)
                                order by expires_at limit :limit for update skip locked)
                            returning account_id, id, id as name, project_id, expires_at),
                        tokens as (
                            update credential.token set warned_at = :now where id in (
                                select id from credential.token
                                where warned_at is null and expires_at > :now and expires_at <= :soon
                                  and created_at < expires_at - make_interval(secs => :before)
                                order by expires_at limit :limit - (select count(*) from keys) for update skip locked)
                            returning account_id, id, name, cast(null as text) as project_id, expires_at)
                        select * from keys union all select * from tokens
                        """)
                .param("now", TokenStore.utc(now))
                .param("soon", TokenStore.utc(now.plus(before)))
                .param("before", before.toSeconds())
                .param("limit", limit)
                .query((row, number) -> new CredentialEnding(
                        new UserId(row.getString("account_id")),
                        row.getString("id"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("project_id")).map(ProjectId::new),
                        TokenStore.instant(row, "expires_at").orElseThrow()))
                .list();
    }

    List<EndingCredential> find(
            Collection<ProjectId> projects, Collection<UserId> people, Instant now, Instant before, int limit) {
        return database.sql("""
                        select account_id, project_id, expires_at from credential.access_key
                        where project_id = any(:projects) and expires_at > :now and expires_at < :before
                        union all
                        select account_id, null, expires_at from credential.token
                        where account_id = any(:people) and expires_at > :now and expires_at < :before
                        order by expires_at
                        limit :limit
                        """)
                .param("projects", projects.stream().map(ProjectId::value).toArray(String[]::new))
                .param("people", people.stream().map(UserId::value).toArray(String[]::new))
                .param("now", TokenStore.utc(now))
                .param("before", TokenStore.utc(before))
                .param("limit", limit)
                .query((row, number) -> new EndingCredential(
                        new UserId(row.getString("account_id")),
                        Optional.ofNullable(row.getString("project_id")).map(ProjectId::new),
                        TokenStore.instant(row, "expires_at").orElseThrow()))
                .list();
    }
}
