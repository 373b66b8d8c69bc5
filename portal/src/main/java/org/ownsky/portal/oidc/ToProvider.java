package org.ownsky.portal.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.signin.SignInRequests;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a browser to the provider, with a fresh state, nonce and PKCE challenge that only this browser's session knows.
 * Nothing of the request decides where people come back to.
 */
final class ToProvider extends OncePerRequestFilter {
    private final DefaultOAuth2AuthorizationRequestResolver resolver;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> asked;
    private final AuthenticationFailureHandler failed;

    ToProvider(
            ClientRegistrationRepository clients,
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> asked,
            AuthenticationFailureHandler failed) {
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(clients);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.asked = asked;
        this.failed = failed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SignInRequests.isTo(request, HttpMethod.GET, OidcPaths.START)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var authorization = resolver.resolve(request, OidcPaths.REGISTRATION);
            if (authorization == null) {
                throw new IllegalStateException("There is no way to the provider");
            }
            asked.saveAuthorizationRequest(authorization, request, response);
            response.sendRedirect(authorization.getAuthorizationRequestUri());
        } catch (AuthenticationException refused) {
            failed.onAuthenticationFailure(request, response, refused);
        }
    }
}
