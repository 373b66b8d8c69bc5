package org.ownsky.portal.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.request.ClientAddress;
import org.ownsky.portal.secret.Sha256;
import org.springframework.stereotype.Service;

/** Signing in with a local account's name and password, and with what has to follow. */
@Service
public class SignIn {
    private final AccountStore accounts;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final SignInRecord record;
    private final SecondStep secondStep;
    private final Clock clock;

    SignIn(
            AccountStore accounts,
            PasswordHashing hashing,
            SignInThrottle throttle,
            SignInRecord record,
            SecondStep secondStep,
            Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.throttle = throttle;
        this.record = record;
        this.secondStep = secondStep;
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
            record.refused(account, origin, "wrong name or password");
            return new SignInResult.Refused();
        }
        throttle.forgive(keys);
        var id = account.get().view().id();
        if (secondStep.isWantedFrom(id)) {
            return new SignInResult.HalfWay(signedIn(account.get()), mark(account.get()));
        }
        record.accepted(account.get(), origin, "with a password");
        return accepted(account.get());
    }

    /** Somebody who has signed in, and has not signed out since; empty when the account is gone or disabled. */
    public Optional<SignInResult.Accepted> again(UserId account) {
        return accounts.find(account).filter(StoredAccount::enabled).map(SignIn::accepted);
    }

    /**
     * Lets somebody in who has shown all that is wanted of them.
     *
     * @param how they did, for the audit trail
     * @return empty when the account is gone or disabled
     */
    public Optional<SignInResult.Accepted> finish(UserId id, String origin, String how) {
        var account = accounts.find(id).filter(StoredAccount::enabled);
        account.ifPresent(found -> record.accepted(found, origin, how));
        return account.map(SignIn::accepted);
    }

    /** Whether the password with which somebody came half way is the account's still, and the account may sign in. */
    public boolean isStillRight(SignInResult.HalfWay halfWay) {
        return accounts.find(halfWay.account().id())
                .filter(StoredAccount::enabled)
                .filter(found -> mark(found).equals(halfWay.passwordMark()))
                .isPresent();
    }

    /** Puts on record that somebody showed something wrong after, or instead of, their password. */
    public void refuse(UserId id, String origin, String why) {
        record.refused(accounts.find(id), origin, why);
    }

    /** The same where nobody knows who it was. */
    public void refuse(String origin, String why) {
        record.refused(Optional.empty(), origin, why);
    }

    private boolean isCorrect(String password, Optional<StoredAccount> account) {
        var hash = account.filter(StoredAccount::enabled).flatMap(StoredAccount::passwordHash);
        // Cut, not refused: one more way to answer would be one more thing to tell apart.
        var bounded = password.length() > Password.LONGEST ? password.substring(0, Password.LONGEST + 1) : password;
        return hashing.matches(bounded, hash);
    }

    /** Of the hash, which itself goes nowhere. */
    private static String mark(StoredAccount account) {
        return Sha256.hex(account.passwordHash().orElse(""));
    }

    static SignInResult.Accepted accepted(StoredAccount account) {
        var permissions = account.memberships().stream()
                .flatMap(membership -> membership.role().permissions().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new SignInResult.Accepted(signedIn(account), permissions);
    }

    private static SignedInAccount signedIn(StoredAccount account) {
        return new SignedInAccount(account.view().id().value(), account.view().username());
    }
}
