package org.ownsky.provisioning.driver.spi;

import org.jspecify.annotations.Nullable;

/** What a node could not do. The message is for operators' eyes and step logs; it names the node and the thing. */
public final class DriverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as the caller must know to decide what to do next. */
    public enum Kind {
        /** No connection to the node. Trying later may help. */
        UNREACHABLE,
        /** No answer in time: it may or may not have happened. Ask again. */
        TIMEOUT,
        /** The node's disk is full. */
        NO_SPACE,
        /** The guest, image or volume that the call needs is not on the node. */
        NOT_FOUND,
        /** The hypervisor said no, and would say so again. */
        REFUSED,
        /** The hypervisor failed in a way that may pass. */
        FAILED
    }

    private final Kind kind;

    public DriverException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public DriverException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return switch (kind) {
            case UNREACHABLE, TIMEOUT, NO_SPACE, FAILED -> true;
            case NOT_FOUND, REFUSED -> false;
        };
    }
}
