package org.ownsky.portal.api;

/** A request's body is longer than we read. */
final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("Body too large");
    }
}
