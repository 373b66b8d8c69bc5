package org.ownsky.portal.oidc;

import java.util.Objects;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.ExternalAccounts;
import org.ownsky.portal.identity.SignInResult;
import org.ownsky.portal.identity.SignedInAccount;
import org.ownsky.portal.identity.SystemCallers;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Whom an access token of the provider stands for: the account of the same issuer and subject, which its first sign-in in a
 * browser made. It carries no permissions; they are those of the account at each call.
 */
@Component
public class AccessTokens {
    private static final int PARTS = 3;

    private final OidcSettings settings;
    private final ProviderTokens tokens;
    private final ProviderAccountStore store;
    private final ExternalAccounts accounts;
    private final DeniedAttempts denied;

    AccessTokens(
            OidcSettings settings,
            ProviderTokens tokens,
            ProviderAccountStore store,
            ExternalAccounts accounts,
            DeniedAttempts denied) {
        this.settings = settings;
        this.tokens = tokens;
        this.store = store;
        this.accounts = accounts;
        this.denied = denied;
    }

    /** What came of it. */
    public sealed interface Result {
        /** It stands for this account. */
        record Accepted(UserId id, SignedInAccount account) implements Result {}

        /** It stands for nobody. */
        record Refused(String reason) implements Result {}

        /** The provider does not answer, so that nobody knows. */
        record Unknown() implements Result {}
    }

    /** Whether it may be one: the provider is set, and it has the shape. */
    public boolean mayBe(String token) {
        return settings.configured() && token.split("\\.", -1).length == PARTS;
    }

    /**
     * Looks at a token.
     *
     * @param origin the client's address
     */
    public Result attempt(String token, String origin) {
        try {
            var jwt = tokens.access(token);
            return store.find(settings.requiredIssuer(), Objects.requireNonNull(jwt.getSubject(), "checked before"))
                    .flatMap(accounts::accept)
                    .<Result>map(AccessTokens::accepted)
                    .orElseGet(() -> refuse(
                            origin,
                            "access token of nobody here",
                            "This token's owner has no account here, or a disabled one. Sign in to the portal in a browser"
                                    + " once; that makes the account."));
        } catch (BadJwtException e) {
            return refuse(
                    origin,
                    "access token not in order",
                    "This access token is not valid here: it expired, was altered, or is not for Ownsky. Get a new one from "
                            + settings.requiredIssuer() + ".");
        } catch (JwtException | AuthenticationException down) {
            return new Result.Unknown();
        }
    }

    private static Result accepted(SignInResult.Accepted found) {
        return new Result.Accepted(found.account().id(), found.account());
    }

    private Result refuse(String origin, String why, String reason) {
        denied.record(SystemCallers.nobody(origin), "token.use", "-", why);
        return new Result.Refused(reason);
    }
}
