package org.ownsky.portal.oidc;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.request.PortalAddress;
import org.ownsky.portal.signin.SignInDetails;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where somebody goes who has signed out: those who came by the provider sign out there too (OpenID Connect RP-Initiated
 * Logout 1.0), or the next click on its button would let anybody at this browser in again.
 */
final class ProviderSignOut implements LogoutSuccessHandler {
    private final Provider provider;
    private final ProviderSessions sessions;
    private final OidcSettings settings;
    private final PortalAddress portal;
    private final String signedOut;
    private final RedirectStrategy redirect = new UidlRedirectStrategy();

    ProviderSignOut(
            Provider provider,
            ProviderSessions sessions,
            OidcSettings settings,
            PortalAddress portal,
            String signedOut) {
        this.provider = provider;
        this.sessions = sessions;
        this.settings = settings;
        this.portal = portal;
        this.signedOut = signedOut;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var there = SignInDetails.of(authentication).flatMap(sessions::end).flatMap(this::address);
        redirect.sendRedirect(request, response, there.orElse(signedOut));
    }

    private Optional<String> address(String idToken) {
        return provider.signOutAddress()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("client_id", "{client}")
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(settings.clientId(), idToken, portal.current() + OidcPaths.LEFT)
                        .toUriString());
    }
}
