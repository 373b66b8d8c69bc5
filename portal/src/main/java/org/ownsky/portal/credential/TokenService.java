package org.ownsky.portal.credential;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes a person's access tokens. A token may do what its owner may, as long as that lasts. */
@Service
public class TokenService {
    private final TokenStore store;
    private final TokenIssue issue;
    private final CredentialSettings settings;
    private final SecondFactor secondFactor;
    private final AuditTrail audit;

    TokenService(
            TokenStore store,
            TokenIssue issue,
            CredentialSettings settings,
            SecondFactor secondFactor,
            AuditTrail audit) {
        this.store = store;
        this.issue = issue;
        this.settings = settings;
        this.secondFactor = secondFactor;
        this.audit = audit;
    }

    /**
     * A new token of the caller's own.
     *
     * @param name what it is for, 1 to 64 characters
     * @param lifetime empty for the default, 90 days unless an operator chose another
     * @throws CloudException InvalidInput for the name or lifetime; Conflict with too many tokens
     */
    @Transactional
    public NewToken create(Caller caller, String name, Optional<Duration> lifetime) {
        secondFactor.require(caller);
        return issue.issue(caller, name, lifetime);
    }

    /** The caller's own, expired ones too, the newest first. */
    @Transactional(readOnly = true)
    public List<TokenView> list(Caller caller) {
        return store.of(caller.user());
    }

    /** Ends a token at once; the caller's own, or, with FLEET_OPERATE, anybody's. */
    @Transactional
    public void revoke(Caller caller, TokenId id) {
        var row = store.find(id)
                .filter(found -> found.account().equals(caller.user()) || caller.may(Permission.FLEET_OPERATE))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("token", id.value())));
        store.remove(id);
        audit.record(
                caller,
                "token.revoke",
                id.value(),
                "name " + row.view().name() + " of " + row.account(),
                Changes.of("name", row.view().name(), null)
                        .with("expires", row.view().expiresAt(), null));
    }

    /** How long a token lives for which nobody chooses. */
    public Duration defaultLifetime(Caller caller) {
        return settings.tokenLifetime();
    }

    /** How long a token may live at most. */
    public Duration longestLifetime(Caller caller) {
        return settings.longestTokenLifetime();
    }
}
