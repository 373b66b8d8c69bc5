package org.ownsky.portal.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its reference and tells it in the header {@code X-Request-Id}. One that the browser sends is not
 * taken over: people quote references, so nobody may choose them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestReferenceFilter extends OncePerRequestFilter {
    private static final long BITS = 0xffff_ffff_ffffL;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reference = String.format(Locale.ROOT, "req-%012x", random.nextLong() & BITS);
        try (var _ = MDC.putCloseable(RequestReference.KEY, reference)) {
            response.setHeader("X-Request-Id", reference);
            chain.doFilter(request, response);
        }
    }
}
