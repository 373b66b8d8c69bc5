package org.ownsky.portal.oidc;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.ExternalAccounts;
import org.ownsky.portal.identity.ExternalPerson;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.ownsky.portal.identity.SignInResult;
import org.ownsky.portal.identity.SystemCallers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes of somebody whom the provider vouches for one of our accounts: known by issuer and subject, and by nothing else.
 */
@Component
class ProviderSignIn {
    private final ProviderAccountStore store;
    private final ExternalAccounts accounts;
    private final RuleStore rules;
    private final RulePlaces places;
    private final DeniedAttempts denied;
    private final TransactionOperations transactions;
    private final Clock clock;

    ProviderSignIn(
            ProviderAccountStore store,
            ExternalAccounts accounts,
            RuleStore rules,
            RulePlaces places,
            DeniedAttempts denied,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.rules = rules;
        this.places = places;
        this.denied = denied;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Signs somebody in; the first time, they get an account. Each time, name, address and the roles of rules are brought
     * up to date.
     *
     * @param origin the client's address
     * @throws SignInRefusedException when the account is disabled
     */
    SignInResult.Accepted accept(String issuer, Claims claims, String origin) {
        var person = new ExternalPerson(claims.username(), claims.displayName(), claims.email());
        var account = transactions.execute(status -> account(issuer, claims, person, origin));
        if (!accounts.isEnabled(account)) {
            denied.record(SystemCallers.nobody(origin), "sign-in", account.value(), "disabled account");
            throw new SignInRefusedException(new SignInNotice.AccountDisabled());
        }
        transactions.executeWithoutResult(status -> accounts.refresh(account, person));
        var changed = accounts.applyRules(account, wanted(claims), origin);
        transactions.executeWithoutResult(status -> {
            changed.forEach(places::changed);
            store.signedIn(issuer, claims.subject(), clock.instant());
            accounts.signedIn(account, origin, "with " + issuer);
        });
        return accounts.accept(account)
                .orElseThrow(() -> new SignInRefusedException(new SignInNotice.AccountDisabled()));
    }

    private UserId account(String issuer, Claims claims, ExternalPerson person, String origin) {
        store.lock(issuer, claims.subject());
        return store.find(issuer, claims.subject()).orElseGet(() -> {
            var made = accounts.create(person, origin, "subject " + claims.subject() + " of " + issuer);
            store.insert(issuer, claims.subject(), made, clock.instant());
            return made;
        });
    }

    private Set<Membership> wanted(Claims claims) {
        Set<Membership> wanted = new LinkedHashSet<>();
        rules.all().stream()
                .map(RuleStore.Row::rule)
                .filter(rule -> rule.matches(claims))
                .map(NewRule::membership)
                .filter(places::exists)
                .forEach(wanted::add);
        return wanted;
    }
}
