package org.ownsky.portal.database;

/** Ownsky's own PostgreSQL can't be had; the message says what to do. */
public final class DatabaseUnavailableException extends RuntimeException {

    DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
