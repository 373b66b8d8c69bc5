package org.ownsky.portal.factor;

import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Removes every factor of an account at once. */
@Repository
class AllFactors {
    private final JdbcClient database;

    AllFactors(JdbcClient database) {
        this.database = database;
    }

    /** What there was, for the audit trail: "1 authenticator app, 2 passkeys, 7 recovery codes". */
    String remove(UserId account) {
        var apps = update("delete from factor.totp where account_id = :account", account);
        var passkeys = update("""
                delete from factor.passkey where handle in
                    (select handle from factor.passkey_owner where account_id = :account)
                """, account);
        var codes = update("delete from factor.recovery_code where account_id = :account", account);
        return apps + " authenticator app, " + passkeys + " passkeys, " + codes + " recovery codes";
    }

    private int update(String sql, UserId account) {
        return database.sql(sql).param("account", account.value()).update();
    }
}
