package org.ownsky.portal.api;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute for each key, with the minute's share to spend at once after a rest: a bucket that holds it and
 * fills up evenly. Every portal counts for itself; nothing of it has to survive a restart.
 */
final class RateLimit {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    /** More keys than this, and full buckets are thrown away: they say no more than none. */
    private static final int MOST_KEYS = 20_000;

    private final int perMinute;
    private final Clock clock;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** What is left at a moment; never more than the minute's share. */
    private record Bucket(double left, long at) {}

    /**
     * What a client may still do.
     *
     * @param granted whether this request may go on
     * @param left whole requests that may follow at once
     * @param resetSeconds until all of {@code limit} is there again; for a refused one, until the next may follow
     */
    record Allowance(boolean granted, int limit, int left, long resetSeconds) {}

    /** Takes one. */
    Allowance take(String key) {
        var now = clock.millis();
        if (buckets.size() > MOST_KEYS) {
            buckets.values().removeIf(bucket -> filled(bucket, now) >= perMinute);
        }
        var granted = new boolean[1];
        var bucket = buckets.compute(key, (_, before) -> {
            var there = before == null ? perMinute : filled(before, now);
            granted[0] = there >= 1;
            return new Bucket(granted[0] ? there - 1 : there, now);
        });
        return allowance(granted[0], bucket.left());
    }

    /** Looks without taking. */
    Allowance look(String key) {
        var before = buckets.get(key);
        var there = before == null ? perMinute : filled(before, clock.millis());
        return allowance(there >= 1, there);
    }

    private Allowance allowance(boolean granted, double left) {
        var missing = granted ? perMinute - left : 1 - left;
        return new Allowance(granted, perMinute, (int) left, (long) Math.ceil(missing * 60 / perMinute));
    }

    private double filled(Bucket bucket, long now) {
        var passed = Math.max(0, now - bucket.at());
        return Math.min(perMinute, bucket.left() + (double) passed * perMinute / MINUTE);
    }
}
