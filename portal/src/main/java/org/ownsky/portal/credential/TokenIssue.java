package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Component;

/** Makes tokens, once it is settled that the caller may have one. In the caller's transaction. */
@Component
class TokenIssue {
    /** Keeps a person's list of tokens a list. */
    static final int MOST_OF_A_PERSON = 50;

    private static final int LONGEST_NAME = 64;

    private final TokenStore store;
    private final FreshCredentials fresh;
    private final CredentialSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    TokenIssue(TokenStore store, FreshCredentials fresh, CredentialSettings settings, AuditTrail audit, Clock clock) {
        this.store = store;
        this.fresh = fresh;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    NewToken issue(Caller caller, String name, Optional<Duration> lifetime) {
        var checkedName = checkName(name);
        var life = lifetime.orElse(settings.tokenLifetime());
        if (!life.isPositive() || life.compareTo(settings.longestTokenLifetime()) > 0) {
            throw CloudException.invalid("Lifetime", days(life), "1 to " + days(settings.longestTokenLifetime()));
        }
        if (store.of(caller.user()).size() >= MOST_OF_A_PERSON) {
            throw CloudException.of(new CloudError.Conflict(
                    "token",
                    "You have " + MOST_OF_A_PERSON
                            + " tokens, the most anybody may have. Revoke one that is not used."));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var token = new TokenView(fresh.tokenId(), checkedName, now, now.plus(life), Optional.empty());
        var secret = fresh.tokenSecret();
        store.insert(caller.user(), token, secret.hash());
        audit.record(
                caller,
                "token.create",
                token.id().value(),
                "name " + token.name() + ", expires " + token.expiresAt(),
                Changes.of("name", null, token.name()).with("expires", null, token.expiresAt()));
        return new NewToken(token, secret.clear());
    }

    private static String checkName(String name) {
        var stripped = name.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > LONGEST_NAME || stripped.chars().anyMatch(Character::isISOControl)) {
            throw CloudException.invalid("Name", name, "1 to " + LONGEST_NAME + " characters without line breaks");
        }
        return stripped;
    }

    private static String days(Duration life) {
        return life.toDays() + " days";
    }
}
