package org.ownsky.portal.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignInResult;
import org.ownsky.portal.identity.SignedInAccount;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who gave the right password in this browser and has yet to show a second factor. They are nobody until then: the session
 * knows no authentication, and no page but the one for the second step looks here.
 */
@Component
public class PendingSignIns {
    /** From the password to the second step. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String ATTRIBUTE = PendingSignIns.class.getName() + ".pending";

    private final SignIn signIn;
    private final Clock clock;

    PendingSignIns(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** The password was right. The session gets another id, as at every step up. */
    public void begin(HttpServletRequest request, SignInResult.HalfWay halfWay) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE, new Pending(halfWay, clock.instant()));
    }

    /**
     * Who it is, in the request being served; empty when nobody is, it took too long, or meanwhile the password was replaced or
     * the account disabled.
     */
    public Optional<SignedInAccount> current() {
        return begun().filter(signIn::isStillRight).map(SignInResult.HalfWay::account);
    }

    /** Whether somebody began a short while ago, in the request being served; without asking the database. */
    public boolean isBegun() {
        return begun().isPresent();
    }

    private Optional<SignInResult.HalfWay> begun() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION))
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .filter(pending -> clock.instant().isBefore(pending.since().plus(PATIENCE)))
                .map(Pending::halfWay);
    }

    /** The second step is done, or given up. */
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Lies in the session. */
    private record Pending(SignInResult.HalfWay halfWay, Instant since) implements Serializable {}
}
