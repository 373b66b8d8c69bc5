package org.ownsky.portal.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has to show besides their password.
 *
 * @param hasFactor whether sign-in asks for one
 * @param appSince when an authenticator app was added; empty without one
 * @param recoveryCodesLeft of ten
 */
public record FactorsView(boolean hasFactor, Optional<Instant> appSince, int recoveryCodesLeft) {
    /** Time for new recovery codes. */
    public static final int FEW = 3;
}
