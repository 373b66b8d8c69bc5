package org.ownsky.portal.factor;

import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.SecondStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether somebody has a second factor at all: one question for each sign-in. */
@Repository
class HeldFactors implements SecondStep {
    private final JdbcClient database;

    HeldFactors(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean isWantedFrom(UserId account) {
        return database.sql("""
                        select exists (select from factor.totp where account_id = :account)
                            or exists (select from factor.passkey k join factor.passkey_owner o on o.handle = k.handle
                                       where o.account_id = :account)
                        """)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasPasskey(UserId account) {
        return database.sql("""
                        select exists (select from factor.passkey k join factor.passkey_owner o on o.handle = k.handle
                                       where o.account_id = :account)
                        """)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }
}
