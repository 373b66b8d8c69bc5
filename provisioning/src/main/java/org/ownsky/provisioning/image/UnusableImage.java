package org.ownsky.provisioning.image;

import org.jspecify.annotations.Nullable;

/** A golden image that cannot be offered; the message, for the operator's log, names the file and what is wrong with it. */
final class UnusableImage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableImage(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    UnusableImage(String message) {
        this(message, null);
    }
}
