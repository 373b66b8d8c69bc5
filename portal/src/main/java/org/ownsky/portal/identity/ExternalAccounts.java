package org.ownsky.portal.identity;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Accounts of people who sign in with a provider: made at the first sign-in, kept up to date at each, with the roles that
 * rules give. They have no password here.
 */
@Component
public class ExternalAccounts {
    private static final Logger log = LoggerFactory.getLogger(ExternalAccounts.class);
    private static final int MOST_OF_ONE_NAME = 10_000;

    private final AccountStore accounts;
    private final ExternalAccountStore store;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final FreshValues fresh;
    private final Clock clock;

    ExternalAccounts(
            AccountStore accounts,
            ExternalAccountStore store,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            TransactionOperations transactions,
            FreshValues fresh,
            Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.transactions = transactions;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new account, without any role. It is never one that exists, whatever its name and address: who controls a name at
     * the provider must not get somebody's account here.
     *
     * @param detail for the audit trail
     */
    public UserId create(ExternalPerson person, String origin, String detail) {
        var id = fresh.user();
        var email = person.email().filter(address -> store.isFree(address, Optional.empty()));
        var name = person.username();
        for (var number = 2; !store.insert(id, person.account(name, email), clock.instant()); number++) {
            if (number > MOST_OF_ONE_NAME) {
                throw new IllegalStateException("No username is free that begins with " + person.username());
            }
            name = person.username() + "-" + number;
        }
        audit.record(
                SystemCallers.provider(origin),
                "account.create",
                id.value(),
                "username " + name + ", " + detail,
                Changes.of("username", null, name));
        return id;
    }

    /** Takes over what the person is called now. */
    public void refresh(UserId account, ExternalPerson person) {
        var email = person.email().filter(address -> store.isFree(address, Optional.of(account)));
        store.refresh(account, person.displayName(), email);
    }

    /** Whether the account is there and may sign in. */
    public boolean isEnabled(UserId account) {
        return accounts.find(account).filter(StoredAccount::enabled).isPresent();
    }

    /** Who signs in, with a hint of what they may; empty when the account is gone or disabled. */
    public Optional<SignInResult.Accepted> accept(UserId account) {
        return accounts.find(account).filter(StoredAccount::enabled).map(SignIn::accepted);
    }

    /** Puts a sign-in on record. */
    public void signedIn(UserId account, String origin, String how) {
        accounts.find(account)
                .ifPresent(found ->
                        audit.record(Callers.caller(found, Optional.empty(), origin), "sign-in", account.value(), how));
    }

    /**
     * Gives the account the roles that rules make of it now, and takes those that rules made before and make no longer.
     * The last administrator of a tenant and the last operator keep their role, and that is on record.
     *
     * @return what changed
     */
    public Set<Membership> applyRules(UserId account, Set<Membership> wanted, String origin) {
        var caller = SystemCallers.provider(origin);
        Set<Membership> changed = new LinkedHashSet<>();
        for (var membership : wanted) {
            var isNew = transactions.execute(status -> {
                var granted = store.grantByRule(account, membership, clock.instant());
                if (granted) {
                    audit.record(
                            caller,
                            "role.grant",
                            account.value(),
                            words(membership) + " by a sign-in rule",
                            membership.given());
                }
                return granted;
            });
            if (Boolean.TRUE.equals(isNew)) {
                changed.add(membership);
            }
        }
        for (var membership : store.byRule(account)) {
            if (!wanted.contains(membership) && take(account, membership, origin)) {
                changed.add(membership);
            }
        }
        return changed;
    }

    /** In a transaction of its own each: one that is refused must not keep the others. */
    private boolean take(UserId account, Membership membership, String origin) {
        var caller = SystemCallers.provider(origin);
        try {
            transactions.executeWithoutResult(status -> guarded(membership, () -> {
                if (store.revokeByRule(account, membership)) {
                    audit.record(
                            caller,
                            "role.revoke",
                            account.value(),
                            words(membership) + ": no sign-in rule gives it",
                            membership.taken());
                }
            }));
            return true;
        } catch (CloudException last) {
            log.warn(
                    "No sign-in rule gives this role any more, but it is the last of its kind and stays: account={} role={}",
                    account,
                    words(membership));
            transactions.executeWithoutResult(_ -> audit.record(
                    caller,
                    "role.keep",
                    account.value(),
                    words(membership) + ": no sign-in rule gives it, but nobody else has it"));
            return false;
        }
    }

    private void guarded(Membership membership, Runnable change) {
        if (membership.role() == Role.OPERATOR) {
            lastAdministrator.guardOperators(change);
        } else if (membership.tenant().isPresent()) {
            lastAdministrator.guard(membership.tenant().get(), change);
        } else {
            change.run();
        }
    }

    private static String words(Membership membership) {
        return membership.role().key() + " in " + membership.where();
    }
}
