package org.ownsky.portal.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.credential.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets of authenticator apps in PostgreSQL, encrypted. */
@Repository
class TotpStore {
    private final JdbcClient database;
    private final SecretBox box;

    TotpStore(JdbcClient database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    Optional<TotpSecret> find(UserId account) {
        return database.sql("select secret from factor.totp where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .optional()
                .map(locked -> new TotpSecret(box.open(id(account), locked)));
    }

    Optional<Instant> addedAt(UserId account) {
        return database.sql("select added_at from factor.totp where account_id = :account")
                .param("account", account.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Whether there was none.
     *
     * @param step whose code showed that the app knows the secret: it is used up
     */
    boolean add(UserId account, TotpSecret secret, long step, Instant now) {
        return database.sql("""
                                insert into factor.totp (account_id, secret, last_step, added_at)
                                values (:account, :secret, :step, :now) on conflict do nothing
                                """)
                        .param("account", account.value())
                        .param("secret", box.lock(id(account), secret.base32()))
                        .param("step", step)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Uses up the step and all before it; whether it was not used before. */
    boolean use(UserId account, long step) {
        return database.sql(
                                "update factor.totp set last_step = :step where account_id = :account and last_step < :step")
                        .param("account", account.value())
                        .param("step", step)
                        .update()
                > 0;
    }

    boolean remove(UserId account) {
        return database.sql("delete from factor.totp where account_id = :account")
                        .param("account", account.value())
                        .update()
                > 0;
    }

    private static String id(UserId account) {
        return "authenticator app of " + account.value();
    }
}
