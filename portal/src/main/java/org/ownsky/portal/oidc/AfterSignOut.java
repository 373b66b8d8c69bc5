package org.ownsky.portal.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads people on to the page that says that they are signed out. They cannot come to it from the provider: Keycloak takes
 * no address of ours with a parameter named as one of its own is.
 */
final class AfterSignOut extends OncePerRequestFilter {
    private final String signedOut;

    AfterSignOut(String signedOut) {
        this.signedOut = signedOut;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Requests.isTo(request, "GET", OidcPaths.LEFT)) {
            response.sendRedirect(request.getContextPath() + signedOut);
            return;
        }
        chain.doFilter(request, response);
    }
}
