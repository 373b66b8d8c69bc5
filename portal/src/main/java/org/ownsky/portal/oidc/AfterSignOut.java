package org.ownsky.portal.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.signin.SignInRequests;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads people on to the page that says that they are signed out. They cannot be sent to it from the provider: Keycloak
 * refuses a return address with a parameter that has the name of one of its own.
 */
final class AfterSignOut extends OncePerRequestFilter {
    private final String signedOut;

    AfterSignOut(String signedOut) {
        this.signedOut = signedOut;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SignInRequests.isTo(request, HttpMethod.GET, OidcPaths.LEFT)) {
            response.sendRedirect(request.getContextPath() + signedOut);
            return;
        }
        chain.doFilter(request, response);
    }
}
