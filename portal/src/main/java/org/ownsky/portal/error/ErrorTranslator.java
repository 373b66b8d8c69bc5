package org.ownsky.portal.error;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.request.RequestReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Says what to tell people about anything that was thrown. What nobody foresaw is a bug: it gets a reference and is
 * logged here, once; whoever shows the error does not log it again.
 */
@Component
public class ErrorTranslator {
    private static final Logger log = LoggerFactory.getLogger(ErrorTranslator.class);
    private static final int DEEPEST = 20;

    private final SecureRandom random = new SecureRandom();

    /** The error for a screen or an API answer. */
    public CloudError translate(Throwable thrown) {
        var known = known(thrown);
        return known == null ? bug(thrown) : known;
    }

    /** The first thing in the chain of causes that we have words for; frameworks wrap ours in their own. */
    private static @Nullable CloudError known(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            var error = words(cause);
            if (error != null) {
                return error;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable CloudError words(Throwable cause) {
        return switch (cause) {
            case CloudException ours -> ours.error();
            case AuthenticationException signedOut ->
                new CloudError.WrongState(
                        "session", "ended", "You are signed out. Reload the page to sign in and go on where you were.");
            case ConcurrencyFailureException collision ->
                new CloudError.Conflict(
                        "change",
                        "Somebody changed this at the same moment. Look at it again and repeat what you did.");
            case DataAccessResourceFailureException gone -> databaseGone();
            case CannotCreateTransactionException gone -> databaseGone();
            case TransientDataAccessException gone -> databaseGone();
            case SQLTransientException gone -> databaseGone();
            case SQLRecoverableException gone -> databaseGone();
            case SQLException sql when isConnectionLost(sql) -> databaseGone();
            default -> null;
        };
    }

    /** Classes 08 (connection) and 57 (the server is stopping) of PostgreSQL's error codes. */
    private static boolean isConnectionLost(SQLException sql) {
        var state = sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static CloudError databaseGone() {
        return new CloudError.Unavailable("The database", "it does not answer");
    }

    private CloudError bug(Throwable thrown) {
        var reference = RequestReference.current().orElseGet(this::reference);
        log.atError().addKeyValue("reference", reference).setCause(thrown).log("Unforeseen error {}", reference);
        return new CloudError.Bug(reference);
    }

    private String reference() {
        return String.format(Locale.ROOT, "err-%012x", random.nextLong() & 0xffff_ffff_ffffL);
    }
}
