package org.ownsky.portal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.signin.SignInDetails;
import org.ownsky.portal.signin.SignInId;
import org.ownsky.portal.signin.SignInWay;
import org.ownsky.portal.signin.SignIns;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of the provider's sessions a sign-in came from, so that either side can end it. */
@Component
class ProviderSessions {
    /** Longer than any sign-in lasts. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private final ProviderSessionStore store;
    private final SignIns signIns;
    private final Clock clock;

    ProviderSessions(ProviderSessionStore store, SignIns signIns, Clock clock) {
        this.store = store;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Somebody has signed in there and so is signed in here. */
    @Transactional
    public SignInDetails open(
            UserId account,
            String issuer,
            Claims claims,
            String idToken,
            HttpServletRequest request,
            HttpServletResponse response) {
        var now = clock.instant();
        var details = signIns.open(account, SignInWay.PROVIDER, request, response);
        store.endOlderThan(now.minus(LONGEST));
        store.insert(details.id(), issuer, claims, idToken, now);
        return details;
    }

    /** Somebody signed out here; the token by which the provider knows the sign-in, if it came from there. */
    @Transactional
    public Optional<String> end(SignInId id) {
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
        ended.forEach(signIns::end);
        return Optional.of(ended.size());
    }
}
