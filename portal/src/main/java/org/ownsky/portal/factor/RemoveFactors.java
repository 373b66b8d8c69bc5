package org.ownsky.portal.factor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.audit.CommandTrail;
import org.ownsky.portal.database.DatabaseUnavailableException;
import org.ownsky.portal.database.RunningDatabase;
import org.ownsky.portal.identity.AccountLookup;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.signin.CommandSignIns;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command behind {@code bin/ownsky account remove-factors NAME}, the way back in for who lost theirs, operators too. Says by
 * its exit code how it ended; the script finds the words.
 */
public final class RemoveFactors {
    static final int DONE = 0;
    static final int UNREACHABLE = 2;
    static final int NOBODY = 3;
    static final int NOTHING = 4;

    private RemoveFactors() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments[0]));
    }

    private static int run(String login) {
        try {
            var data = Path.of(System.getenv().getOrDefault("OWNSKY_DATA_DIR", "var"));
            return remove(RunningDatabase.find(System.getenv(), data), login);
        } catch (DatabaseUnavailableException | DataAccessException | TransactionException unreachable) {
            return UNREACHABLE;
        }
    }

    static int remove(DataSource database, String login) {
        var account = AccountLookup.byLogin(database, login);
        if (account.isEmpty()) {
            return NOBODY;
        }
        var client = JdbcClient.create(database);
        var lost = new LostFactors(
                new HeldFactors(client),
                new AllFactors(client),
                CommandTrail.over(database, clock(client)),
                removed -> CommandSignIns.endAll(database, account.get()));
        try {
            new TransactionTemplate(new DataSourceTransactionManager(database))
                    .executeWithoutResult(status -> lost.remove(SystemCallers.command(), account.get()));
            return DONE;
        } catch (CloudException nothing) {
            return NOTHING;
        }
    }

    /** The database's: entries of the audit trail should tell one time. */
    private static Clock clock(JdbcClient client) {
        var now = client.sql("select now()").query(OffsetDateTime.class).single();
        return Clock.fixed(now.toInstant(), ZoneOffset.UTC);
    }
}
