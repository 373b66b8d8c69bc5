package org.ownsky.portal.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.ownsky.kernel.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail for commands that run beside the portal. What they write is sealed by the portal like the rest. */
public final class CommandTrail {

    private CommandTrail() {}

    /** In the transaction that the command has open on this database. */
    public static AuditTrail over(DataSource database, Clock clock) {
        return new StoredAuditTrail(new AuditEntries(JdbcClient.create(database), clock));
    }
}
