package org.ownsky.portal.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sends what was committed to all portals, with NOTIFY in a transaction of its own. PostgreSQL lets only one transaction
 * that notifies commit at a time; were it the one that makes the change, everybody's commits would wait for each other's
 * disk writes. Changes that come while some are being sent go out together.
 *
 * <p>A process that dies between a commit and its announcement has announced nothing; so each one that starts has all pages
 * read anew.
 */
@Repository
class ChangeAnnouncer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChangeAnnouncer.class);
    private static final Duration NEXT_TRY = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final JdbcClient database;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-announcer").factory());

    /** Guarded by itself. Empty whenever nothing is to be sent. */
    private final Map<ChangePlace, Set<String>> waiting = new LinkedHashMap<>();

    private volatile boolean running;

    ChangeAnnouncer(JdbcClient database) {
        this.database = database;
    }

    /** Returns at once. */
    void tell(Map<ChangePlace, Set<String>> changes) {
        synchronized (waiting) {
            var sendingIsDue = !waiting.isEmpty();
            changes.forEach((place, ids) ->
                    waiting.computeIfAbsent(place, _ -> new LinkedHashSet<>()).addAll(ids));
            if (!sendingIsDue && !sender.isShutdown()) {
                sender.execute(this::send);
            }
        }
    }

    private void send() {
        var changes = takeAll();
        try {
            sendAll(changes.entrySet().stream()
                    .map(entry -> ChangeNotice.payloads(entry.getKey(), entry.getValue()))
                    .flatMap(List::stream)
                    .toList());
        } catch (DataAccessException e) {
            log.atWarn().setCause(e).log("Changes could not be announced; trying again");
            keep(changes);
        }
    }

    private Map<ChangePlace, Set<String>> takeAll() {
        synchronized (waiting) {
            var all = new LinkedHashMap<>(waiting);
            waiting.clear();
            return all;
        }
    }

    private void keep(Map<ChangePlace, Set<String>> changes) {
        synchronized (waiting) {
            var sendingIsDue = !waiting.isEmpty();
            changes.forEach((place, ids) ->
                    waiting.computeIfAbsent(place, _ -> new LinkedHashSet<>()).addAll(ids));
            if (!sendingIsDue && !sender.isShutdown()) {
                var _ = sender.schedule(this::send, NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void sendAll(List<String> payloads) {
        database.sql("select pg_notify(:channel, payload) from unnest(:payloads) as payload")
                .param("channel", ChangeNotice.CHANNEL)
                .param("payloads", new ArrayList<>(payloads).toArray(String[]::new))
                .query(row -> {});
    }

    @Override
    public void start() {
        running = true;
        sender.execute(() -> {
            try {
                sendAll(List.of(ChangeNotice.EVERYTHING));
            } catch (DataAccessException e) {
                log.atInfo().setCause(e).log("Pages were not told to read anew; they do when they hear of a change");
            }
        });
    }

    /** What was told before is still sent. */
    @Override
    public void stop() {
        running = false;
        sender.shutdown();
        try {
            if (!sender.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("The last changes were not announced, because the database does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Among the first to start and the last to stop: others change things until then. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
