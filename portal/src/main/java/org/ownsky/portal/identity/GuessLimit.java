package org.ownsky.portal.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.request.ClientAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing of what somebody has to show besides the password: a code, or the present password when it is changed.
 * Counted by address and account like sign-ins, apart from them: a right password does not clear it.
 */
@Component
public class GuessLimit {
    private final SignInThrottle throttle;
    private final Clock clock;

    GuessLimit(SignInThrottle throttle, Clock clock) {
        this.throttle = throttle;
        this.clock = clock;
    }

    /** What is guessed at. */
    public enum Target {
        CODE,
        PASSWORD
    }

    /**
     * How long to wait; empty when this guess may go on, which has then been counted as failed. In a transaction of its own:
     * a refusal must not take the count back.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Duration> admit(Target target, UserId account, String origin) {
        return throttle.admit(keys(target, account, origin)).map(until -> Duration.between(clock.instant(), until));
    }

    /** The guess was right, or was not looked at. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forgive(Target target, UserId account, String origin) {
        throttle.forgive(keys(target, account, origin));
    }

    private SignInThrottle.Keys keys(Target target, UserId account, String origin) {
        return throttle.keys(target, account, ClientAddress.of(origin));
    }
}
