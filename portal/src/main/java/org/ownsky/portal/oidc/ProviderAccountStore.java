package org.ownsky.portal.oidc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of the provider's people is which account, in PostgreSQL. */
@Repository
class ProviderAccountStore {
    private final JdbcClient database;

    ProviderAccountStore(JdbcClient database) {
        this.database = database;
    }

    /** Whoever makes an account for the person holds this to the end of the transaction. */
    void lock(String issuer, String subject) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:who, 0))")
                .param("who", "oidc " + issuer + " " + subject)
                .query(row -> {});
    }

    Optional<UserId> find(String issuer, String subject) {
        return database.sql("select account_id from oidc.provider_account where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    Optional<String> subject(UserId account, String issuer) {
        return database.sql("select subject from oidc.provider_account where account_id = ? and issuer = ?")
                .params(account.value(), issuer)
                .query(String.class)
                .optional();
    }

    void insert(String issuer, String subject, UserId account, Instant now) {
        database.sql("""
                        insert into oidc.provider_account (issuer, subject, account_id, first_sign_in, last_sign_in)
                        values (:issuer, :subject, :account, :now, :now)
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void signedIn(String issuer, String subject, Instant now) {
        database.sql("update oidc.provider_account set last_sign_in = ? where issuer = ? and subject = ?")
                .params(now.atOffset(ZoneOffset.UTC), issuer, subject)
                .update();
    }
}
