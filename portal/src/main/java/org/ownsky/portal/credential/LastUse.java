package org.ownsky.portal.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When and from which address a credential was last used, to the minute: writing down each use would cost a write each. */
public record LastUse(Instant at, String from) {
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** Whether a use at this moment is worth writing down. */
    static boolean isNews(Optional<LastUse> before, Instant now) {
        return before.filter(use -> use.at().plus(EXACTNESS).isAfter(now)).isEmpty();
    }
}
