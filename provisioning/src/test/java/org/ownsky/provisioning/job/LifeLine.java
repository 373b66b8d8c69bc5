package org.ownsky.provisioning.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * A worker's way to the database, which a test can cut. What is in no committed transaction then never happened: no
 * heartbeat, no write, no clean-up. To the database that is what {@code kill -9} looks like.
 */
final class LifeLine {
    private final AtomicBoolean cut = new AtomicBoolean();
    private final DataSource connections;
    private final PlatformTransactionManager transactions;

    LifeLine(DataSource connections, PlatformTransactionManager transactions) {
        this.connections = new Connections(connections);
        this.transactions = new Transactions(transactions);
    }

    void cut() {
        cut.set(true);
    }

    DataSource connections() {
        return connections;
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    private void check() {
        if (cut.get()) {
            throw new WorkerKilled();
        }
    }

    /** Lets Spring find the connection of the transaction under way, which belongs to the data source within. */
    private final class Connections extends DelegatingDataSource implements InfrastructureProxy {
        private final DataSource wrapped;

        Connections(DataSource wrapped) {
            super(wrapped);
            this.wrapped = wrapped;
        }

        @Override
        public Connection getConnection() throws SQLException {
            check();
            return wrapped.getConnection();
        }

        @Override
        public Object getWrappedObject() {
            return wrapped;
        }
    }

    private final class Transactions implements PlatformTransactionManager {
        private final PlatformTransactionManager wrapped;

        Transactions(PlatformTransactionManager wrapped) {
            this.wrapped = wrapped;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            check();
            return wrapped.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            if (cut.get()) {
                wrapped.rollback(status);
                throw new WorkerKilled();
            }
            wrapped.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            wrapped.rollback(status);
        }
    }
}
