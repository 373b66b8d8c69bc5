package org.ownsky.provisioning.driver.spi;

import java.util.Optional;
import java.util.UUID;

/** Something happened to a guest, or (without one) events may have been missed. */
public record DomainEvent(Kind kind, Optional<UUID> domain) {
    /** What happened. */
    public enum Kind {
        STARTED,
        STOPPED,
        DEFINED,
        UNDEFINED,
        /** The connection was down: look at everything again. */
        RESYNC
    }
}
