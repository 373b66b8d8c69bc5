package org.ownsky.portal.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.audit.DeniedAttempts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in with a local account's name and password. */
@Service
public class SignIn {
    private final AccountStore accounts;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final AuditTrail audit;
    private final DeniedAttempts denied;
    private final TransactionOperations transactions;
    private final Clock clock;

    SignIn(
            AccountStore accounts,
            PasswordHashing hashing,
            SignInThrottle throttle,
            AuditTrail audit,
            DeniedAttempts denied,
            TransactionOperations transactions,
            Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.throttle = throttle;
        this.audit = audit;
        this.denied = denied;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Tries a name or email address with a password. No transaction is open while the password is hashed.
     *
     * @param origin the client's address
     */
    public SignInResult attempt(String usernameOrEmail, String password, String origin) {
        var login = usernameOrEmail.strip().toLowerCase(Locale.ROOT);
        var address = ClientAddress.of(origin);
        var account = accounts.findByLogin(login);
        var keys = throttle.keys(login, account.map(found -> found.view().id()), address);
        var blockedUntil = throttle.admit(keys);
        if (blockedUntil.isPresent()) {
            return new SignInResult.TooSoon(Duration.between(clock.instant(), blockedUntil.get()));
        }
        boolean correct;
        try {
            correct = isCorrect(password, account);
        } catch (CloudException busy) {
            throttle.forgive(keys);
            return new SignInResult.Busy();
        }
        if (account.isEmpty() || !correct) {
            recordRefusal(account, origin);
            return new SignInResult.Refused();
        }
        accept(account.get(), keys, address, origin);
        return accepted(account.get());
    }

    /** Somebody who has signed in, and has not signed out since; empty when the account is gone or disabled. */
    public Optional<SignInResult.Accepted> again(UserId account) {
        return accounts.find(account).filter(StoredAccount::enabled).map(SignIn::accepted);
    }

    private boolean isCorrect(String password, Optional<StoredAccount> account) {
        var hash = account.filter(StoredAccount::enabled).flatMap(StoredAccount::passwordHash);
        // Cut, not refused: one more way to answer would be one more thing to tell apart.
        var bounded = password.length() > Password.LONGEST ? password.substring(0, Password.LONGEST + 1) : password;
        return hashing.matches(bounded, hash);
    }

    private void accept(StoredAccount account, SignInThrottle.Keys keys, ClientAddress address, String origin) {
        transactions.executeWithoutResult(status -> {
            throttle.forgive(keys);
            throttle.remember(account.view().id(), address);
            audit.record(
                    Callers.caller(account, Optional.empty(), origin),
                    "sign-in",
                    account.view().id().value(),
                    "with a password");
        });
    }

    /** The name that was typed is not written down: it may be a password. */
    private void recordRefusal(Optional<StoredAccount> account, String origin) {
        var caller = account.map(found -> Callers.caller(found, Optional.empty(), origin))
                .orElseGet(() -> SystemCallers.nobody(origin));
        denied.record(
                caller,
                "sign-in",
                account.map(found -> found.view().id().value()).orElse("-"),
                "wrong name or password");
    }

    static SignInResult.Accepted accepted(StoredAccount account) {
        var permissions = account.memberships().stream()
                .flatMap(membership -> membership.role().permissions().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new SignInResult.Accepted(
                new SignedInAccount(account.view().id().value(), account.view().username()), permissions);
    }
}
