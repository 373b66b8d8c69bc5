package org.ownsky.portal.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.signin.SignInRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The provider tells that somebody signed out there, by OpenID Connect Back-Channel Logout 1.0. Anybody can reach this
 * address; only a token that the provider signed for us, a moment ago and not used before, does anything.
 */
final class BackChannelLogout extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final int LONGEST_TOKEN = 16_384;

    private final ProviderTokens tokens;
    private final ProviderSessions sessions;
    private final DeniedAttempts denied;

    BackChannelLogout(ProviderTokens tokens, ProviderSessions sessions, DeniedAttempts denied) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SignInRequests.isTo(request, HttpMethod.POST, OidcPaths.SIGNED_OUT)) {
            chain.doFilter(request, response);
            return;
        }
        // Section 2.8: the answer must not be stored.
        response.setHeader("Cache-Control", "no-store");
        Optional<Integer> ended;
        try {
            var token = Optional.ofNullable(request.getParameter("logout_token"))
                    .filter(text -> text.length() <= LONGEST_TOKEN)
                    .orElseThrow(() -> new BadJwtException("there is none"));
            ended = end(tokens.logout(token));
        } catch (BadJwtException e) {
            refuse(request, response, e.getMessage());
            return;
        } catch (JwtException | AuthenticationException silent) {
            // Its keys cannot be had now; it may tell us again.
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "temporarily_unavailable");
            return;
        }
        if (ended.isEmpty()) {
            refuse(request, response, "it was used before");
            return;
        }
        log.info("The sign-in provider ended sign-ins: number={}", ended.get());
        response.setStatus(HttpServletResponse.SC_OK);
    }

    private Optional<Integer> end(Jwt token) {
        return sessions.end(
                String.valueOf(token.getClaimAsString("iss")),
                Objects.requireNonNull(token.getId(), "checked before"),
                Optional.ofNullable(token.getSubject()),
                Optional.ofNullable(token.getClaimAsString("sid")));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, @Nullable String why)
            throws IOException {
        log.warn("A logout token was refused: origin={} why={}", request.getRemoteAddr(), why);
        denied.record(SystemCallers.nobody(request.getRemoteAddr()), "sign-in.end", "-", "logout token not in order");
        answer(response, HttpServletResponse.SC_BAD_REQUEST, "invalid_request");
    }

    private static void answer(HttpServletResponse response, int status, String error) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
