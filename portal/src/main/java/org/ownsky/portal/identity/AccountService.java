package org.ownsky.portal.identity;

import java.time.Clock;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts and says what they may do. Needs FLEET_OPERATE. */
@Service
public class AccountService {
    private final AccountStore store;
    private final PasswordHashing hashing;
    private final PasswordRules rules;
    private final AccountSwitch onOff;
    private final AuditTrail audit;
    private final FreshValues fresh;
    private final Clock clock;

    AccountService(
            AccountStore store,
            PasswordHashing hashing,
            PasswordRules rules,
            AccountSwitch onOff,
            AuditTrail audit,
            FreshValues fresh,
            Clock clock) {
        this.store = store;
        this.hashing = hashing;
        this.rules = rules;
        this.onOff = onOff;
        this.audit = audit;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new account without any role.
     *
     * @param password absent: it cannot sign in with one
     * @throws CloudException Conflict when the username or email address is taken; InvalidInput for a password that is too
     *     easily guessed
     */
    @Transactional
    public AccountView create(Caller caller, NewAccount account, Optional<Password> password) {
        caller.require(Permission.FLEET_OPERATE);
        password.ifPresent(given -> rules.require(given, account));
        var id = fresh.user();
        try {
            store.insert(id, account, password.map(hashing::hash), clock.instant());
        } catch (DuplicateKeyException taken) {
            throw CloudException.of(
                    new CloudError.Conflict(
                            "account",
                            "Somebody has the username \"" + account.username()
                                    + "\" or this email address already. Choose others."),
                    "username or email taken",
                    taken);
        }
        audit.record(
                caller,
                "account.create",
                id.value(),
                "username " + account.username(),
                Changes.of("username", null, account.username()).with("name", null, account.displayName()));
        return new AccountView(id, account.username(), account.email(), account.displayName(), account.kind());
    }

    /** Gives a role anywhere, for set-up; again is fine. It holds from the account's next click on. */
    @Transactional
    public void grant(Caller caller, UserId account, Membership membership) {
        caller.require(Permission.FLEET_OPERATE);
        existing(account);
        store.grant(account, membership, clock.instant());
        audit.record(
                caller,
                "role.grant",
                account.value(),
                membership.role().key() + " in " + membership.where(),
                membership.given());
    }

    /**
     * Gives an account a password.
     *
     * @throws CloudException InvalidInput for one that is too easily guessed
     */
    @Transactional
    public void setPassword(Caller caller, UserId account, Password password) {
        caller.require(Permission.FLEET_OPERATE);
        rules.require(password, existing(account));
        store.setPasswordHash(account, hashing.hash(password));
        audit.record(caller, "password.set", account.value(), "by an operator");
    }

    /**
     * A disabled account cannot sign in, and whoever is signed in with it is signed out at once. Where an operator lets the
     * portal do so, the account of the same person at the provider is switched too.
     *
     * @throws CloudException Conflict for the last operator, or the last administrator of a tenant
     */
    @Transactional
    public void setEnabled(Caller caller, UserId account, boolean enabled) {
        caller.require(Permission.FLEET_OPERATE);
        existing(account);
        onOff.turn(account, enabled);
        audit.record(
                caller,
                enabled ? "account.enable" : "account.disable",
                account.value(),
                "",
                Changes.of("enabled", !enabled, enabled));
    }

    private AccountView existing(UserId account) {
        return store.find(account)
                .map(StoredAccount::view)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("account", account.value())));
    }
}
