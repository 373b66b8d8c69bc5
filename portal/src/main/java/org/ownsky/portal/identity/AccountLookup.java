package org.ownsky.portal.identity;

import java.util.Optional;
import javax.sql.DataSource;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds accounts for commands that run beside the portal. */
public final class AccountLookup {

    private AccountLookup() {}

    /** By username or email address, in any case. */
    public static Optional<UserId> byLogin(DataSource database, String login) {
        return new AccountStore(JdbcClient.create(database), _ -> {})
                .findByLogin(login.strip())
                .map(account -> account.view().id());
    }
}
