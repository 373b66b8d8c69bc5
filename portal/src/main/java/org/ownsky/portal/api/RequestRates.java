package org.ownsky.portal.api;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often clients may ask: by token, by address, and by address with tokens that are none. */
@Component
class RequestRates {
    private final RateLimit byToken;
    private final RateLimit byAddress;
    private final RateLimit refusals;

    RequestRates(ApiSettings settings, Clock clock) {
        this.byToken = new RateLimit(settings.requestsPerMinute(), clock);
        this.byAddress = new RateLimit(settings.requestsPerMinuteAndAddress(), clock);
        this.refusals = new RateLimit(settings.refusalsPerMinute(), clock);
    }

    /** The problem to answer with when the address has asked too often, or guesses at tokens. */
    Optional<Problem> admit(HttpServletResponse response, String address, boolean withToken) {
        var all = byAddress.take(address);
        if (!all.granted()) {
            return Optional.of(refusal(response, all, "your address"));
        }
        var guesses = refusals.look(address);
        if (withToken && !guesses.granted()) {
            return Optional.of(refusal(response, guesses, "tokens that are not known, from your address"));
        }
        tell(response, all);
        return Optional.empty();
    }

    /**
     * The problem to answer with when a token has asked too often.
     *
     * @param owner the token's id, or of short-lived tokens their owner's
     */
    Optional<Problem> admitToken(HttpServletResponse response, String owner) {
        var share = byToken.take(owner);
        if (!share.granted()) {
            return Optional.of(refusal(response, share, "your token"));
        }
        tell(response, share);
        return Optional.empty();
    }

    void refused(String address) {
        refusals.take(address);
    }

    private static Problem refusal(HttpServletResponse response, RateLimit.Allowance share, String whose) {
        tell(response, share);
        var seconds = Math.max(1, share.resetSeconds());
        response.setHeader("Retry-After", String.valueOf(seconds));
        return Problem.of(
                ProblemKind.TOO_MANY_REQUESTS,
                "The limit of " + share.limit() + " requests a minute for " + whose + " is used up. Ask again in "
                        + seconds + " s.");
    }

    /** The names that clients know, from the IETF's draft "RateLimit header fields for HTTP". */
    private static void tell(HttpServletResponse response, RateLimit.Allowance share) {
        response.setHeader("RateLimit-Limit", String.valueOf(share.limit()));
        response.setHeader("RateLimit-Remaining", String.valueOf(share.left()));
        response.setHeader("RateLimit-Reset", String.valueOf(share.resetSeconds()));
    }
}
