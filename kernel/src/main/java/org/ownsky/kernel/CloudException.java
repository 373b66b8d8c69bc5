package org.ownsky.kernel;

import org.jspecify.annotations.Nullable;

/** Carries a {@link CloudError} to the surface that shows it; the exception's own message is for the log only. */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CloudError error;
    private final boolean denial;

    private CloudException(CloudError error, String detail, @Nullable Throwable cause, boolean denial) {
        super(detail, cause);
        this.error = error;
        this.denial = denial;
    }

    public static CloudException of(CloudError error) {
        return new CloudException(error, error.message(), null, error instanceof CloudError.Forbidden);
    }

    /** With what only the log may know. */
    public static CloudException of(CloudError error, String internalDetail, Throwable cause) {
        return new CloudException(error, internalDetail, cause, error instanceof CloudError.Forbidden);
    }

    /**
     * "Not found" to somebody who tried to change what is there, but not for them to know: the audit trail tells it from a
     * mistyped id.
     */
    public static CloudException hidden(CloudError.NotFound error) {
        return new CloudException(error, error.message() + " (it is somebody else's)", null, true);
    }

    public static CloudException invalid(String field, String value, String allowed) {
        return of(new CloudError.InvalidInput(field, value, allowed));
    }

    public CloudError error() {
        return error;
    }

    /** Whether the caller was not allowed to, so that the attempt belongs on record. */
    public boolean denial() {
        return denial;
    }
}
