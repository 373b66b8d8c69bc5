package org.ownsky.portal.credential;

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
