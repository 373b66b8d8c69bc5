package org.ownsky.provisioning.driver.spi;

import org.ownsky.kernel.Bytes;

/** Hears how far a copy is, on a thread of the driver's, now and then. */
@FunctionalInterface
public interface CopyProgress {
    /** For callers who only wait for the end. */
    CopyProgress UNHEARD = (_, _) -> {};

    /** So much is done of so much; both may still change on the way. */
    void copied(Bytes done, Bytes total);
}
