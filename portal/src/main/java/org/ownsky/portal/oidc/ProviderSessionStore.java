package org.ownsky.portal.oidc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.portal.signin.SignInId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of the provider's sessions each sign-in came from, in PostgreSQL; rows outlast their sign-in, at most 90 days. */
@Repository
class ProviderSessionStore {
    private final JdbcClient database;

    ProviderSessionStore(JdbcClient database) {
        this.database = database;
    }

    void insert(SignInId id, String issuer, Claims claims, String idToken, Instant now) {
        database.sql("""
                        insert into oidc.provider_session (id, issuer, subject, sid, id_token, started_at)
                        values (:id, :issuer, :subject, :sid, :idToken, :now)
                        """)
                .param("id", id.value())
                .param("issuer", issuer)
                .param("subject", claims.subject())
                .param("sid", claims.session().orElse(null))
                .param("idToken", idToken)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends one; the token by which the provider knows it, if it was open. */
    Optional<String> end(SignInId id) {
        return database.sql("delete from oidc.provider_session where id = ? returning id_token")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** Ends those of the provider's session, or without one, all of the person. */
    List<SignInId> end(String issuer, Optional<String> subject, Optional<String> sid) {
        return database.sql("""
                        delete from oidc.provider_session
                        where issuer = :issuer
                          and (cast(:sid as text) is null or sid = :sid)
                          and (cast(:subject as text) is null or subject = :subject)
                        returning id
                        """)
                .param("issuer", issuer)
                .param("sid", sid.orElse(null))
                .param("subject", subject.orElse(null))
                .query((row, number) -> new SignInId(row.getString("id")))
                .list();
    }

    void endOlderThan(Instant moment) {
        database.sql("delete from oidc.provider_session where started_at < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was not taken before. */
    boolean take(String issuer, String tokenId, Instant expiresAt, Instant now) {
        database.sql("delete from oidc.logout_token where expires_at < ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        return database.sql("""
                                insert into oidc.logout_token (issuer, token_id, expires_at) values (?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(issuer, tokenId, expiresAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
