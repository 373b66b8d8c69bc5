package org.ownsky.portal.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.request.ClientAddress;
import org.ownsky.portal.secret.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing, by address and by account; the counts lie in PostgreSQL, so that all portals share them. A try
 * counts as failed from its beginning, before the password is looked at: many at once get no further than one after
 * the other. Success takes it back.
 */
@Component
class SignInThrottle {
    /** Counts older than this are of no use to anybody. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    SignInThrottle(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Which counts a try belongs to.
     *
     * @param address of the client
     * @param account of the name that was typed, known or not. Hashed: people type passwords into the wrong field
     */
    record Keys(String address, String account) {}

    /** From an address where the account has signed in before, strangers' failures elsewhere do not count. */
    Keys keys(String login, Optional<UserId> known, ClientAddress address) {
        var familiar = known.filter(account -> isFamiliar(account, address)).isPresent();
        var account = "account:" + Sha256.hex(known.map(UserId::value).orElse(login));
        return new Keys("address:" + address, familiar ? account + "@" + address : account);
    }

    /** For what a known account has to show besides its password. */
    Keys keys(GuessLimit.Target target, UserId known, ClientAddress address) {
        var account = target.name().toLowerCase(Locale.ROOT) + ":" + Sha256.hex(known.value());
        return new Keys("address:" + address, isFamiliar(known, address) ? account + "@" + address : account);
    }

    /** When to try again; empty when this try may go on, which has then been counted. */
    @Transactional
    public Optional<Instant> admit(Keys keys) {
        // Always the address first: one order for all, so that no two wait for each other.
        return count(keys.address(), BackOff.ADDRESS).or(() -> count(keys.account(), BackOff.ACCOUNT));
    }

    /** The try succeeded, or was not looked at. */
    @Transactional
    public void forgive(Keys keys) {
        database.sql("update identity.sign_in_failures set failures = greatest(failures - 1, 0) where key = :key")
                .param("key", keys.address())
                .update();
        database.sql("delete from identity.sign_in_failures where key = :key")
                .param("key", keys.account())
                .update();
    }

    /** The account's owner is at home at this address from now on. */
    @Transactional
    public void remember(UserId account, ClientAddress address) {
        database.sql("""
                        insert into identity.familiar_address (account_id, address, last_sign_in)
                        values (:account, :address, :now)
                        on conflict (account_id, address) do update set last_sign_in = excluded.last_sign_in
                        """)
                .param("account", account.value())
                .param("address", address.toString())
                .param("now", AccountStore.utc(clock.instant()))
                .update();
        database.sql("delete from identity.sign_in_failures where last_attempt < :before")
                .param("before", AccountStore.utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Optional<Instant> count(String key, BackOff backOff) {
        // As exactly as the database keeps it: a moment that it rounds up would lie in the future.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.sql("""
                        insert into identity.sign_in_failures (key, failures, last_attempt, blocked_until)
                        values (:key, 0, :now, :now) on conflict do nothing
                        """).param("key", key).param("now", AccountStore.utc(now)).update();
        var before = database.sql("""
                        select failures, last_attempt, blocked_until from identity.sign_in_failures
                        where key = :key for update
                        """).param("key", key).query(Count.class).single();
        if (!before.isForgotten(now) && before.blockedUntil().toInstant().isAfter(now)) {
            return Optional.of(before.blockedUntil().toInstant());
        }
        var failures = before.isForgotten(now) ? 1 : before.failures() + 1;
        database.sql("""
                        update identity.sign_in_failures
                        set failures = :failures, last_attempt = :now, blocked_until = :until where key = :key
                        """)
                .param("failures", failures)
                .param("now", AccountStore.utc(now))
                .param("until", AccountStore.utc(now.plus(backOff.after(failures))))
                .param("key", key)
                .update();
        return Optional.empty();
    }

    private boolean isFamiliar(UserId account, ClientAddress address) {
        return database.sql("""
                        select exists (select from identity.familiar_address
                                       where account_id = :account and address = :address)
                        """)
                .param("account", account.value())
                .param("address", address.toString())
                .query(Boolean.class)
                .single();
    }

    private record Count(int failures, OffsetDateTime lastAttempt, OffsetDateTime blockedUntil) {
        /** Also when it is of a future that no clock that runs right can have seen: a clock was set back. */
        boolean isForgotten(Instant now) {
            var last = lastAttempt.toInstant();
            return last.plus(BackOff.FORGOTTEN_AFTER).isBefore(now)
                    || last.minus(BackOff.FORGOTTEN_AFTER).isAfter(now);
        }
    }
}
