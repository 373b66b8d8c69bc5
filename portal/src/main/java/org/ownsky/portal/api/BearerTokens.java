package org.ownsky.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.ownsky.portal.credential.ByToken;
import org.ownsky.portal.credential.TokenResult;
import org.ownsky.portal.credential.TokenSignIn;
import org.ownsky.portal.error.ErrorTranslator;
import org.ownsky.portal.identity.SignedInAccount;
import org.ownsky.portal.oidc.AccessTokens;
import org.ownsky.portal.request.ClientAddress;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out whom a request's token stands for, and whether it comes too often. A request without a token goes on as
 * nobody's: a browser's session is no token.
 */
final class BearerTokens extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final TokenSignIn signIn;
    private final AccessTokens accessTokens;
    private final RequestRates rates;
    private final ErrorTranslator translator;
    private final ProblemWriter writer;

    BearerTokens(
            TokenSignIn signIn,
            AccessTokens accessTokens,
            RequestRates rates,
            ErrorTranslator translator,
            ProblemWriter writer) {
        this.signIn = signIn;
        this.accessTokens = accessTokens;
        this.rates = rates;
        this.translator = translator;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (admit(request, response)) {
                chain.doFilter(request, response);
            }
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Whether the request may go on; if not, it has its answer. */
    private boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = ClientAddress.of(request.getRemoteAddr()).toString();
        var token = token(request);
        var refusal = rates.admit(response, address, token.isPresent());
        if (refusal.isPresent()) {
            writer.write(response, refusal.get());
            return false;
        }
        if (token.isEmpty()) {
            return true;
        }
        try {
            return accessTokens.mayBe(token.get())
                    ? admit(accessTokens.attempt(token.get(), request.getRemoteAddr()), address, response)
                    : admit(signIn.attempt(token.get(), request.getRemoteAddr()), address, response);
        } catch (RuntimeException e) {
            writer.write(response, Problems.of(translator.translate(e)));
            return false;
        }
    }

    private boolean admit(TokenResult result, String address, HttpServletResponse response) throws IOException {
        return switch (result) {
            case TokenResult.Accepted accepted -> accept(accepted.token().value(), accepted.account(), response);
            case TokenResult.Refused refused -> refuse(refused.reason(), address, response);
        };
    }

    private boolean admit(AccessTokens.Result result, String address, HttpServletResponse response) throws IOException {
        return switch (result) {
            case AccessTokens.Result.Accepted accepted -> accept(accepted.id().value(), accepted.account(), response);
            case AccessTokens.Result.Refused refused -> refuse(refused.reason(), address, response);
            case AccessTokens.Result.Unknown _ -> {
                writer.write(
                        response,
                        Problem.of(
                                ProblemKind.UNAVAILABLE,
                                "The sign-in service that issued this token does not answer. Try again in a minute, or use a"
                                        + " personal access token."));
                yield false;
            }
        };
    }

    private boolean refuse(String reason, String address, HttpServletResponse response) throws IOException {
        rates.refused(address);
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        writer.write(response, Problem.of(ProblemKind.UNAUTHENTICATED, reason));
        return false;
    }

    /**
     * Whether the request may go on.
     *
     * @param key of whom the requests are counted
     */
    private boolean accept(String key, SignedInAccount account, HttpServletResponse response) throws IOException {
        var refusal = rates.admitToken(response, key);
        if (refusal.isPresent()) {
            writer.write(response, refusal.get());
            return false;
        }
        var context = SecurityContextHolder.createEmptyContext();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(account, null, AuthorityUtils.NO_AUTHORITIES);
        authentication.setDetails(new ByToken(key));
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        return true;
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
