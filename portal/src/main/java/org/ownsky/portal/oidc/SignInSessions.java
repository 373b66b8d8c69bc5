package org.ownsky.portal.oidc;

import jakarta.servlet.http.HttpSession;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins through the provider while they last. The database says which are open, for every portal; those of this
 * process end at once, also what an open page still hears.
 */
@Component
class SignInSessions {
    /** Longer than any session lives. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private final ProviderSessionStore store;
    private final FreshNames fresh;
    private final Clock clock;
    private final Map<String, WeakReference<HttpSession>> here = new ConcurrentHashMap<>();

    SignInSessions(ProviderSessionStore store, FreshNames fresh, Clock clock) {
        this.store = store;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** A new one, by a name that nobody can guess. */
    @Transactional
    public String open(String issuer, Claims claims, String idToken) {
        var id = fresh.session();
        var now = clock.instant();
        store.endOlderThan(now.minus(LONGEST));
        store.insert(id, issuer, claims, idToken, now);
        return id;
    }

    void isHeldBy(String id, HttpSession session) {
        here.values().removeIf(known -> known.get() == null);
        here.put(id, new WeakReference<>(session));
    }

    boolean isOpen(String id) {
        return store.isOpen(id);
    }

    /** Somebody signed out here; the token by which the provider knows the sign-in, if it was open. */
    @Transactional
    public Optional<String> end(String id) {
        here.remove(id);
        return store.end(id);
    }

    /**
     * Somebody signed out at the provider: ends those of its session, or without one, all of the person.
     *
     * @return how many, empty when the token was taken before
     */
    @Transactional
    public Optional<Integer> end(String issuer, String tokenId, Optional<String> subject, Optional<String> sid) {
        var now = clock.instant();
        if (!store.take(issuer, tokenId, now.plus(Duration.ofHours(1)), now)) {
            return Optional.empty();
        }
        var ended = store.end(issuer, subject, sid);
        ended.forEach(this::endHere);
        return Optional.of(ended.size());
    }

    private void endHere(String id) {
        var held = here.remove(id);
        var session = held == null ? null : held.get();
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException over) {
                // It had ended by itself.
            }
        }
    }
}
