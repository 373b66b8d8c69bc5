package org.ownsky.portal.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage Cheat Sheet's first choice. At most one
 * computation per processor runs at a time, so that a flood of sign-ins takes neither memory nor the whole machine.
 */
@Component
class PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int MOST_AT_ONCE = 4;

    /** Longer than this in the queue, and people are better served by "busy". */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore atOnce;
    private final Duration patience;
    private final String nobodysHash = nobodysHash();

    PasswordHashing() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE), PATIENCE);
    }

    PasswordHashing(int atOnce, Duration patience) {
        this.atOnce = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * A new hash, with a salt of its own.
     *
     * @throws CloudException Unavailable when too many are waiting
     */
    String hash(Password password) {
        enter();
        try {
            return encoder.encode(password.clear());
        } finally {
            atOnce.release();
        }
    }

    /**
     * Whether the password is the one of the hash. Without a hash the answer is no, after the same work: how long it
     * takes does not tell whether there is such an account.
     *
     * @throws CloudException Unavailable when too many are waiting
     */
    boolean matches(String clear, Optional<String> hash) {
        enter();
        try {
            var equal = encoder.matches(clear, hash.orElse(nobodysHash));
            return equal && hash.isPresent();
        } finally {
            atOnce.release();
        }
    }

    private void enter() {
        try {
            if (atOnce.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw CloudException.of(new CloudError.Unavailable("Sign-in", "too many people are signing in at once"));
    }

    /** Well-formed and random; no password is known for it. */
    private static String nobodysHash() {
        var random = new SecureRandom();
        var salt = new byte[SALT_BYTES];
        var hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }
}
