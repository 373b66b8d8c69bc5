package org.ownsky.portal.signin;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.TransactionException;

/** Tells a database that does not answer from somebody who showed something wrong. */
public final class DatabaseAnswers {

    private DatabaseAnswers() {}

    /**
     * What comes of an attempt to sign in.
     *
     * @throws AuthenticationServiceException when the database did not answer
     */
    public static <T> T orUnavailable(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("The database did not answer", e);
        }
    }
}
