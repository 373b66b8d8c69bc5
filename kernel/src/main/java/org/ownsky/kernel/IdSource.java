package org.ownsky.kernel;

import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes ids: 44 bits of milliseconds, then 24 random bits, so that later ids sort after earlier ones. */
public final class IdSource {
    private static final long RANDOM_BITS = 0xffffffL;

    private final InstantSource clock;
    private final RandomGenerator random;

    public IdSource(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id such as {@code i-0b41d7f2c9a6e3815}; uniqueness is the primary key's to guard. */
    public String next(String prefix) {
        return String.format(Locale.ROOT, "%s-%011x%06x", prefix, clock.millis(), random.nextLong() & RANDOM_BITS);
    }
}
