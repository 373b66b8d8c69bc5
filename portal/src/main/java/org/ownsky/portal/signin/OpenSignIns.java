package org.ownsky.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a browser's session when its sign-in has ended: on another portal, at the provider, or because nobody has done
 * anything for too long. What an open page sends by itself is not somebody who does something.
 */
final class OpenSignIns extends OncePerRequestFilter {
    /** The moment of the last use is noted no more often. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final String LAST_NOTED = OpenSignIns.class.getName() + ".lastNoted";

    /** Vaadin's request type: what an open page sends by itself. */
    private static final String TYPE = "v-r";

    private static final Set<String> BY_ITSELF = Set.of("heartbeat", "push");

    private final SignIns signIns;
    private final HeldSessions held;
    private final SecurityContextHolderStrategy contexts;
    private final Clock clock;

    OpenSignIns(SignIns signIns, HeldSessions held, SecurityContextHolderStrategy contexts, Clock clock) {
        this.signIns = signIns;
        this.held = held;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            // Nobody looks for the cookie of a browser that asks for a picture.
            SignInDetails.of(contexts.getContext().getAuthentication()).ifPresent(id -> check(id, request, session));
        }
        chain.doFilter(request, response);
    }

    private void check(SignInId id, HttpServletRequest request, HttpSession session) {
        try {
            var open = (isByItself(request) || wasNoted(session)) ? signIns.isOpen(id) : use(id, session);
            if (open) {
                held.hold(session, id);
                return;
            }
            session.invalidate();
        } catch (IllegalStateException over) {
            // Its sign-in has ended a moment ago, and the session with it.
        }
        contexts.clearContext();
    }

    private boolean wasNoted(HttpSession session) {
        return session.getAttribute(LAST_NOTED) instanceof Long noted && clock.millis() - noted < NOTED.toMillis();
    }

    private boolean use(SignInId id, HttpSession session) {
        session.setAttribute(LAST_NOTED, clock.millis());
        return signIns.use(id);
    }

    /** Looks at the address only: reading a parameter would use up the body of a POST. */
    private static boolean isByItself(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && BY_ITSELF.stream().anyMatch(type -> ("&" + query + "&").contains("&" + TYPE + "=" + type + "&"));
    }
}
