package org.ownsky.portal.factor;

import java.time.Duration;

/** What became of a code that somebody entered. */
public sealed interface CodeResult {

    /**
     * It is right, and used up.
     *
     * @param how it was shown, for the audit trail: "a code", "a recovery code"
     */
    record Right(String how) implements CodeResult {}

    /** It is wrong, or was used before. */
    record Wrong() implements CodeResult {}

    /** Too many were wrong; this one was not looked at. */
    record TooSoon(Duration rest) implements CodeResult {}
}
