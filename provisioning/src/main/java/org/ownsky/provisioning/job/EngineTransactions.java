package org.ownsky.provisioning.job;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The transactions that the engine works in.
 *
 * @param statements for the engine's own tables, without a persistence context
 * @param everything the application's, for those in which sagas change entities
 */
record EngineTransactions(PlatformTransactionManager statements, PlatformTransactionManager everything) {
    static EngineTransactions of(DataSource database, PlatformTransactionManager application) {
        return new EngineTransactions(new JdbcTransactionManager(database), application);
    }
}
