package org.ownsky.portal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.signin.DatabaseAnswers;
import org.ownsky.portal.signin.SignInRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes people back from the provider. Spring checks that the answer is the one to this browser's question, fetches the
 * tokens and checks them; what then goes into the session is one of our accounts, and nothing of the provider's.
 */
final class FromProvider extends OAuth2LoginAuthenticationFilter {
    private static final Logger log = LoggerFactory.getLogger(FromProvider.class);

    /** RFC 6749, section 4.1.2.1: the person said no, or is not let in. */
    private static final String DENIED = "access_denied";

    private final OidcSettings settings;
    private final Provider provider;
    private final ProviderSignIn signIn;
    private final ProviderSessions sessions;
    private final DeniedAttempts denied;

    FromProvider(
            ClientRegistrationRepository clients,
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> asked,
            OidcAuthorizationCodeAuthenticationProvider tokens,
            Surroundings surroundings) {
        super(clients, new NoClients(), OidcPaths.BACK);
        setRequiresAuthenticationRequestMatcher(
                (RequestMatcher) request -> SignInRequests.isTo(request, HttpMethod.GET, OidcPaths.BACK));
        setAuthorizationRequestRepository(asked);
        setAuthenticationManager(new ProviderManager(tokens));
        this.settings = surroundings.settings();
        this.provider = surroundings.provider();
        this.signIn = surroundings.signIn();
        this.sessions = surroundings.sessions();
        this.denied = surroundings.denied();
    }

    /** What it works with. */
    record Surroundings(
            OidcSettings settings,
            Provider provider,
            ProviderSignIn signIn,
            ProviderSessions sessions,
            DeniedAttempts denied) {}

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        return DatabaseAnswers.orUnavailable(() -> attempt(request, response));
    }

    private Authentication attempt(HttpServletRequest request, HttpServletResponse response) {
        try {
            var vouched = (OAuth2AuthenticationToken) super.attemptAuthentication(request, response);
            return accept((OidcUser) vouched.getPrincipal(), request, response);
        } catch (OAuth2AuthenticationException e) {
            throw refusal(e, request);
        }
    }

    private Authentication accept(OidcUser user, HttpServletRequest request, HttpServletResponse response) {
        var token = user.getIdToken().getTokenValue();
        var claims = new Claims(user.getClaims(), settings.groupsClaim(), settings.emailsAreProven());
        var issuer = settings.requiredIssuer();
        var accepted = signIn.accept(issuer, claims, request.getRemoteAddr());
        var authentication = accepted.authentication();
        authentication.setDetails(sessions.open(accepted.account().id(), issuer, claims, token, request, response));
        return authentication;
    }

    /** The state and the tokens are never written down. */
    private SignInRefusedException refusal(OAuth2AuthenticationException e, HttpServletRequest request) {
        var code = e.getError().getErrorCode();
        denied.record(
                SystemCallers.nobody(request.getRemoteAddr()),
                "sign-in",
                "-",
                "answer of the provider: " + plain(code));
        if (DENIED.equals(code)) {
            return new SignInRefusedException(new SignInNotice.ProviderDenied(), e);
        }
        if (isSilence(e)) {
            provider.failed();
            log.warn("The sign-in provider does not answer: code={}", plain(code), e);
            return new SignInRefusedException(new SignInNotice.ProviderDown(), e);
        }
        log.info("A sign-in by the provider was refused: code={} cause={}", plain(code), plain(e.getMessage()));
        return new SignInRefusedException(new SignInNotice.ProviderRefused(), e);
    }

    private static boolean isSilence(Throwable failure) {
        for (var cause = Optional.of(failure);
                cause.isPresent();
                cause = Optional.ofNullable(cause.get().getCause())) {
            if (cause.get() instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The code is part of the address, so anybody may have written it. */
    private static String plain(@Nullable String text) {
        var known = text == null ? "" : text;
        return known.substring(0, Math.min(known.length(), 120)).replaceAll("[^A-Za-z0-9 ._:,()'\\[\\]-]", "?");
    }
}
