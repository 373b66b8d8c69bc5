package org.ownsky.portal.factor;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** When somebody last showed a second factor in this browser's session; or who has none, their password. */
@Component
public class ShownFactors {
    /** For so long nobody is asked again. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final String ATTRIBUTE = ShownFactors.class.getName() + ".shown";

    private final Clock clock;

    ShownFactors(Clock clock) {
        this.clock = clock;
    }

    /** They just did, in the request being served. */
    public void mark(UserId account) {
        Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .ifPresent(request -> request.setAttribute(
                        ATTRIBUTE, new Shown(account.value(), clock.instant()), RequestAttributes.SCOPE_SESSION));
    }

    boolean isFresh(UserId account) {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION))
                .filter(Shown.class::isInstance)
                .map(Shown.class::cast)
                .filter(shown -> shown.account().equals(account.value()))
                .filter(shown -> clock.instant().isBefore(shown.at().plus(FRESH)))
                .isPresent();
    }

    /** Lies in the session. */
    private record Shown(String account, Instant at) implements Serializable {}
}
