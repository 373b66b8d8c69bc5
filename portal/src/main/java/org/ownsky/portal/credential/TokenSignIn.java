package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.SignedInAccount;
import org.ownsky.portal.identity.SystemCallers;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Service;

/** Signing in with a personal access token. Every refusal is audited, never with the token. */
@Service
public class TokenSignIn {
    private static final TokenResult.Refused UNKNOWN = new TokenResult.Refused(
            "This token is not known. It may have been revoked; make a new one in the portal, under Tokens.");

    private final TokenStore store;
    private final Callers callers;
    private final DeniedAttempts denied;
    private final Clock clock;

    TokenSignIn(TokenStore store, Callers callers, DeniedAttempts denied, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.denied = denied;
        this.clock = clock;
    }

    /**
     * Looks a token up.
     *
     * @param origin the client's address
     */
    public TokenResult attempt(String text, String origin) {
        var row = TokenSecret.parse(text).map(TokenSecret::hash).flatMap(store::findByHash);
        if (row.isEmpty()) {
            denied.record(SystemCallers.nobody(origin), "token.use", "-", "unknown token");
            return UNKNOWN;
        }
        return attempt(row.get(), origin);
    }

    private TokenResult attempt(TokenStore.Row row, String origin) {
        var token = row.view();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (token.expired(now)) {
            deny(row, origin, "expired token");
            return new TokenResult.Refused("The token \"" + token.name() + "\" expired at " + token.expiresAt()
                    + ". Make a new one in the portal, under Tokens.");
        }
        Caller caller;
        try {
            caller = callers.everywhere(row.account());
        } catch (AuthenticationException gone) {
            deny(row, origin, "token of an account that is gone or disabled");
            return UNKNOWN;
        }
        if (LastUse.isNews(token.lastUse(), now)) {
            store.used(token.id(), new LastUse(now, origin));
        }
        return new TokenResult.Accepted(
                token.id(), new SignedInAccount(row.account().value(), caller.name()));
    }

    private void deny(TokenStore.Row row, String origin, String why) {
        var owner = new Caller(row.account(), "token " + row.view().name(), Optional.empty(), Set.of(), origin);
        denied.record(owner, "token.use", row.view().id().value(), why);
    }
}
