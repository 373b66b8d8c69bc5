package org.ownsky.portal.identity;

import java.time.Duration;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.audit.DeniedAttempts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What people do about their own password. */
@Service
public class PasswordService {
    private final AccountStore store;
    private final PasswordHashing hashing;
    private final PasswordRules rules;
    private final GuessLimit guesses;
    private final AuditTrail audit;
    private final DeniedAttempts denied;
    private final TransactionOperations transactions;

    PasswordService(
            AccountStore store,
            PasswordHashing hashing,
            PasswordRules rules,
            GuessLimit guesses,
            AuditTrail audit,
            DeniedAttempts denied,
            TransactionOperations transactions) {
        this.store = store;
        this.hashing = hashing;
        this.rules = rules;
        this.guesses = guesses;
        this.audit = audit;
        this.denied = denied;
        this.transactions = transactions;
    }

    /**
     * Whether the caller's password is kept here; somebody else's is kept by the provider that they sign in with.
     *
     * @throws CloudException NotFound for who is nobody's account
     */
    public boolean isKeptHere(Caller caller) {
        return account(caller.user()).passwordHash().isPresent();
    }

    /**
     * Replaces the caller's password. No transaction is open while passwords are hashed.
     *
     * @param present as it was typed
     * @throws CloudException NotFound for who has none here; InvalidInput when the present one is wrong or the fresh one too
     *     easily guessed; WrongState after too many wrong ones
     */
    public void change(Caller caller, String present, Password fresh) {
        var account = account(caller.user());
        require(caller, account, present, "password.change");
        rules.require(fresh, account.view());
        var freshHash = hashing.hash(fresh);
        transactions.executeWithoutResult(status -> {
            store.setPasswordHash(caller.user(), freshHash);
            audit.record(caller, "password.change", caller.user().value(), "by its owner");
        });
    }

    /**
     * Returns when this is the caller's password.
     *
     * @param present as it was typed
     * @param wanted for what, for the audit trail
     * @throws CloudException NotFound for who has none here; InvalidInput for another; WrongState after too many wrong ones
     */
    public void require(Caller caller, String present, String wanted) {
        require(caller, account(caller.user()), present, wanted);
    }

    private void require(Caller caller, StoredAccount account, String present, String wanted) {
        var hash = account.passwordHash()
                .orElseThrow(() -> CloudException.of(
                        new CloudError.NotFound("password", account.view().username())));
        guesses.admit(GuessLimit.Target.PASSWORD, caller.user(), caller.origin())
                .ifPresent(PasswordService::refuse);
        if (!isRight(caller, present, hash)) {
            denied.record(caller, wanted, caller.user().value(), "the present password was wrong");
            throw CloudException.invalid("Present password", "•••", "the one that you sign in with now");
        }
        guesses.forgive(GuessLimit.Target.PASSWORD, caller.user(), caller.origin());
    }

    private boolean isRight(Caller caller, String present, String hash) {
        try {
            return hashing.matches(present, Optional.of(hash));
        } catch (CloudException busy) {
            guesses.forgive(GuessLimit.Target.PASSWORD, caller.user(), caller.origin());
            throw busy;
        }
    }

    private StoredAccount account(UserId id) {
        return store.find(id).orElseThrow(() -> CloudException.of(new CloudError.NotFound("account", id.value())));
    }

    private static void refuse(Duration rest) {
        throw CloudException.of(
                new CloudError.WrongState("password", "waiting", new SignInNotice.Wait(rest).message()));
    }
}
