package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountSwitched;
import org.ownsky.portal.identity.LostFactorsRemoved;
import org.ownsky.portal.identity.PasswordReplaced;
import org.ownsky.portal.identity.SecondStepAdded;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins of browsers, from the moment at which people have shown who they are to the moment at which they, or somebody for
 * them, end it. The database says which are open, for every portal.
 */
@Component
public class SignIns {
    /** A working day: who went home is signed out. */
    static final Duration IDLE = Duration.ofHours(8);

    /** Then people show again who they are, however busy they were (NIST SP 800-63B, section 4.1.3). */
    static final Duration LONGEST = Duration.ofDays(30);

    /** Of what a browser says of itself, no more is kept. */
    private static final int LONGEST_AGENT = 400;

    private final SignInStore store;
    private final ChangeFeed changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    SignIns(SignInStore store, ChangeFeed changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
        this.ids = new IdSource(clock, random);
    }

    /**
     * Somebody has signed in. The one that this browser had before ends.
     *
     * @return to be the authentication's details
     */
    @Transactional
    public SignInDetails open(UserId account, SignInWay way, HttpServletRequest request, HttpServletResponse response) {
        var now = clock.instant();
        SignInCookie.read(request)
                .flatMap(secret -> store.find(secret, limits(now)))
                .ifPresent(before -> end(before.id()));
        store.removeEnded(limits(now));
        var secret = SignInSecret.random(random);
        var opened = new SignInView(
                new SignInId(ids.next(SignInId.PREFIX)),
                account,
                way,
                request.getRemoteAddr(),
                agent(request),
                now,
                now);
        store.insert(opened, secret);
        SignInCookie.write(secret, request, response);
        return new SignInDetails(request, opened.id());
    }

    /** The one that a browser's cookie tells of, if it has not ended. */
    Optional<SignInView> find(HttpServletRequest request) {
        return SignInCookie.read(request).flatMap(secret -> store.find(secret, limits(clock.instant())));
    }

    boolean isOpen(SignInId id) {
        return store.isOpen(id, limits(clock.instant()));
    }

    /** Notes that somebody does something; whether the sign-in is open. */
    boolean use(SignInId id) {
        var now = clock.instant();
        return store.use(id, now, limits(now));
    }

    /** Those of an account, the latest used first. */
    List<SignInView> of(UserId account) {
        return store.of(account, limits(clock.instant()));
    }

    Optional<SignInView> find(SignInId id) {
        return store.find(id, limits(clock.instant()));
    }

    /** Those of the ids that are open. */
    Collection<String> stillOpen(Collection<String> asked) {
        return store.stillOpen(asked, limits(clock.instant()));
    }

    /** Ends one, on all portals; nothing happens when it has ended. */
    @Transactional
    public void end(SignInId id) {
        if (store.remove(id)) {
            changes.fleetChanged(id.value());
        }
    }

    /**
     * Ends all sign-ins of an account.
     *
     * @param kept but this one
     * @return how many
     */
    @Transactional
    public int endAll(UserId account, Optional<SignInId> kept) {
        var ended = store.removeOthers(account, kept);
        ended.forEach(id -> changes.fleetChanged(id.value()));
        return ended.size();
    }

    /** Whoever is signed in with an account that was disabled is signed out. */
    @EventListener
    void ends(AccountSwitched event) {
        if (!event.enabled()) {
            var _ = endAll(event.id(), Optional.empty());
        }
    }

    /** Whoever is signed in with an account whose second factors were lost. */
    @EventListener
    void ends(LostFactorsRemoved event) {
        var _ = endAll(event.id(), Optional.empty());
    }

    /** Whoever signed in with less than the account wants now does so again, but for the browser in which that changed. */
    @EventListener
    void ends(SecondStepAdded event) {
        var here = SignInDetails.of(SecurityContextHolder.getContext().getAuthentication());
        var _ = endAll(event.id(), here);
    }

    /** Whoever is signed in with the old password is signed out, but for the browser in which it was replaced. */
    @EventListener
    void ends(PasswordReplaced event) {
        var here = SignInDetails.of(SecurityContextHolder.getContext().getAuthentication());
        var _ = endAll(event.id(), here);
    }

    private static SignInStore.Limits limits(Instant now) {
        return new SignInStore.Limits(now.minus(IDLE), now.minus(LONGEST));
    }

    private static String agent(HttpServletRequest request) {
        var told =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        var plain = told.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.substring(0, Math.min(plain.length(), LONGEST_AGENT));
    }
}
