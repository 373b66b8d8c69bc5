package org.ownsky.provisioning.job;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells trouble of the database that may be over soon (a restart, a lost connection, a deadlock) from mistakes of ours.
 * Layers in between wrap it in exceptions that say less, so all that lies below counts.
 */
final class DatabaseTrouble {
    /** Classes of SQLSTATE: connection, rolled back, out of resources, operator intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private DatabaseTrouble() {}

    static boolean passing(Throwable failure) {
        return passing(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean passing(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (saysSo(failure) || passing(failure.getCause(), seen)) {
            return true;
        }
        for (var suppressed : failure.getSuppressed()) {
            if (passing(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    SQLTransientException _,
                    SQLRecoverableException _,
                    SQLNonTransientConnectionException _ -> true;
            case SQLException refused -> passing(refused);
            default -> false;
        };
    }

    /** The pool's own answer about a connection that broke has no state. */
    private static boolean passing(SQLException refused) {
        var state = refused.getSQLState();
        if (state == null) {
            return String.valueOf(refused.getMessage()).contains("Connection is closed");
        }
        return state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
