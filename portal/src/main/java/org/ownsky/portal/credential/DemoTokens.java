package org.ownsky.portal.credential;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.DemoPeople;
import org.ownsky.portal.identity.DemoValues;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tokens of the operator and of the demo tenant's administrator, for scripts; made anew only when the old ones are no good. */
@Component
class DemoTokens implements DemoValues {
    private static final String NAME = "demo.env";
    /** A token that ends sooner is replaced: a demo may run for a week after its start. */
    private static final Duration RESERVE = Duration.ofDays(7);

    private final TokenStore store;
    private final TokenIssue issue;
    private final Callers callers;
    private final TransactionOperations transactions;
    private final Clock clock;

    DemoTokens(TokenStore store, TokenIssue issue, Callers callers, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.issue = issue;
        this.callers = callers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<String, String> values(DemoPeople people, Map<String, String> told) {
        var values = new LinkedHashMap<String, String>();
        people.operator().ifPresent(operator -> put(values, "OWNSKY_ADMIN_TOKEN", operator, told));
        put(values, "OWNSKY_TOKEN", people.administrator(), told);
        return values;
    }

    private void put(Map<String, String> values, String name, UserId owner, Map<String, String> told) {
        var good =
                Optional.ofNullable(told.get(name)).flatMap(TokenSecret::parse).filter(secret -> isGood(secret, owner));
        values.put(name, good.map(TokenSecret::clear).orElseGet(() -> replace(owner)));
    }

    private boolean isGood(TokenSecret secret, UserId owner) {
        return store.findByHash(secret.hash())
                .filter(row -> row.account().equals(owner)
                        && !row.view().expired(clock.instant().plus(RESERVE)))
                .isPresent();
    }

    /** The one before is of no use to anybody: only the file told it. */
    private String replace(UserId owner) {
        return transactions.execute(status -> {
            store.of(owner).stream()
                    .filter(token -> token.name().equals(NAME))
                    .forEach(token -> store.remove(token.id()));
            return issue.issue(callers.everywhere(owner), NAME, Optional.empty())
                    .secret();
        });
    }
}
