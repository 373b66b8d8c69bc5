package org.ownsky.portal.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener and what it has not heard yet. A slow one holds up nobody else and hears the rest together. */
final class Subscription {
    private static final Logger log = LoggerFactory.getLogger(Subscription.class);

    /** Ten times a second looks immediate to people. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** With more than this, reading everything again is cheaper than picking. */
    private static final int MOST_IDS = 500;

    private static final Change NOTHING = new Change(Set.of(), false);

    private final Consumer<Change> listener;
    private final ScheduledExecutorService timer;
    private final Duration pause;
    private final Set<String> ids = new HashSet<>();
    private boolean everything;
    private boolean delivering;
    private boolean closed;

    Subscription(Consumer<Change> listener, ScheduledExecutorService timer) {
        this(listener, timer, PAUSE);
    }

    /**
     * One that hears at a pace of its own.
     *
     * @param pause between two calls, at least
     */
    Subscription(Consumer<Change> listener, ScheduledExecutorService timer, Duration pause) {
        this.listener = listener;
        this.timer = timer;
        this.pause = pause;
    }

    synchronized void offer(Set<String> changed) {
        if (!everything) {
            ids.addAll(changed);
        }
        if (ids.size() > MOST_IDS) {
            offerEverything();
            return;
        }
        wake();
    }

    synchronized void offerEverything() {
        everything = true;
        ids.clear();
        wake();
    }

    synchronized void close() {
        closed = true;
        ids.clear();
    }

    private synchronized void wake() {
        if (!delivering && !closed) {
            delivering = true;
            Thread.ofVirtual().name("live-change").start(this::deliver);
        }
    }

    private void deliver() {
        var change = take();
        try {
            if (!change.equals(NOTHING)) {
                listener.accept(change);
            }
        } catch (RuntimeException e) {
            log.error("A listener failed on a live change", e);
        } finally {
            rest();
        }
    }

    private synchronized Change take() {
        if (closed) {
            return NOTHING;
        }
        var change = everything ? Change.EVERYTHING : new Change(ids, false);
        everything = false;
        ids.clear();
        return change;
    }

    private void rest() {
        try {
            var _ = timer.schedule(this::restEnded, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shuttingDown) {
            close();
        }
    }

    private synchronized void restEnded() {
        delivering = false;
        if (everything || !ids.isEmpty()) {
            wake();
        }
    }
}
