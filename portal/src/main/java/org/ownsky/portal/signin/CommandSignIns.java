package org.ownsky.portal.signin;

import java.util.Optional;
import javax.sql.DataSource;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.live.CommandAnnouncement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends sign-ins for commands that run beside the portal. */
public final class CommandSignIns {

    private CommandSignIns() {}

    /** All of an account, on all portals, in the transaction that the command has open on this database. */
    public static void endAll(DataSource database, UserId account) {
        var ended = new SignInStore(JdbcClient.create(database)).removeOthers(account, Optional.empty());
        CommandAnnouncement.ofFleet(
                database, ended.stream().map(SignInId::value).toList());
    }
}
