package org.ownsky.kernel;

import org.jspecify.annotations.Nullable;

/** Carries a {@link CloudError} to the surface that shows it; the exception's own message is for the log only. */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CloudError error;

    private CloudException(CloudError error, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.error = error;
    }

    public static CloudException of(CloudError error) {
        return new CloudException(error, error.message(), null);
    }

    /** With what only the log may know. */
    public static CloudException of(CloudError error, String internalDetail, Throwable cause) {
        return new CloudException(error, internalDetail, cause);
    }

    public static CloudException invalid(String field, String value, String allowed) {
        return of(new CloudError.InvalidInput(field, value, allowed));
    }

    public CloudError error() {
        return error;
    }
}
