package org.ownsky.provisioning.driver.spi;

import org.ownsky.kernel.Bytes;

/**
 * Hears how far a copy is, on a thread of the driver's, now and then. What it throws breaks the copy off: a
 * {@link DriverException} comes out as it is.
 */
@FunctionalInterface
public interface CopyProgress {
    /** For callers who only wait for the end. */
    CopyProgress UNHEARD = (_, _) -> {};

    /** So much is done of so much; both may still change on the way. */
    void copied(Bytes done, Bytes total);
}
