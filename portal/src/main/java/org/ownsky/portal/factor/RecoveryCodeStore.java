package org.ownsky.portal.factor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hashes of recovery codes in PostgreSQL. */
@Repository
class RecoveryCodeStore {
    private final JdbcClient database;

    RecoveryCodeStore(JdbcClient database) {
        this.database = database;
    }

    /** In the caller's transaction: those before work no longer. */
    void replace(UserId account, List<RecoveryCode> codes, Instant now) {
        remove(account);
        for (var code : codes) {
            database.sql("""
                            insert into factor.recovery_code (account_id, hash, made_at) values (:account, :hash, :now)
                            """)
                    .param("account", account.value())
                    .param("hash", code.hash(account))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Uses the code up; whether it is one that was not used before. */
    boolean use(UserId account, RecoveryCode code, Instant now) {
        return database.sql("""
                                update factor.recovery_code set used_at = :now
                                where account_id = :account and hash = :hash and used_at is null
                                """)
                        .param("account", account.value())
                        .param("hash", code.hash(account))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    int left(UserId account) {
        return database.sql("select count(*) from factor.recovery_code where account_id = :account and used_at is null")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    void remove(UserId account) {
        database.sql("delete from factor.recovery_code where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
