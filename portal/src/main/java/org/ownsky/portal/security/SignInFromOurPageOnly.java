package org.ownsky.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.identity.SignInNotice;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other websites from signing a person in to an account of theirs. Vaadin exempts the form from Spring's token;
 * browsers tell by themselves where a form comes from ({@code Sec-Fetch-Site}, else {@code Origin}), which also works
 * on a page that has been open longer than its session. Programs send neither header and act for no one but themselves.
 */
final class SignInFromOurPageOnly extends OncePerRequestFilter {
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSignIn(request) && isFromElsewhere(request)) {
            response.sendRedirect(request.getContextPath() + SignInPage.with(new SignInNotice.Elsewhere()));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return SignInPage.isPostedBy(request) || SecondStepPage.isPostedBy(request) || PasskeySignIn.isPosted(request);
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OUR_OWN.contains(site);
        }
        var origin = request.getHeader("Origin");
        return origin != null && !isOurs(origin, request.getHeader("Host"));
    }

    /** Without the scheme: behind a TLS proxy we may not know that people use https. */
    private static boolean isOurs(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(new URI(origin).getRawAuthority());
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
