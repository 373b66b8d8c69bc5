package org.ownsky.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session in which nobody has done anything for a while. The container's own limit does not see that: the page
 * in an open tab calls home every few minutes and so keeps the session alive for ever.
 */
final class IdleSessions extends OncePerRequestFilter {
    /** A working day: who went home is signed out. */
    static final Duration LIMIT = Duration.ofHours(8);

    private static final String LAST_USED = IdleSessions.class.getName() + ".lastUsed";

    /** Vaadin's request type: what an open page sends by itself. */
    private static final String TYPE = "v-r";

    private static final Set<String> BY_ITSELF = Set.of("heartbeat", "push");

    private final Clock clock;

    IdleSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = clock.millis();
            if (session.getAttribute(LAST_USED) instanceof Long last && now - last > LIMIT.toMillis()) {
                session.invalidate();
            } else if (!isByItself(request)) {
                session.setAttribute(LAST_USED, now);
            }
        }
        chain.doFilter(request, response);
    }

    /** Looks at the address only: reading a parameter would use up the body of a POST. */
    private static boolean isByItself(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && BY_ITSELF.stream().anyMatch(type -> ("&" + query + "&").contains("&" + TYPE + "=" + type + "&"));
    }
}
