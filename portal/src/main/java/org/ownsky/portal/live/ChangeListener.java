package org.ownsky.portal.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what all portals and workers announce, for the pages that this portal has open. It has a connection of its own outside the pool, because listening
 * belongs to a connection and lasts as long as the process.
 */
@Component
@ConditionalOnRole(ProcessRole.PORTAL)
class ChangeListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

    /** After so long without news we ask whether the server is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final LiveChanges changes;
    private volatile @Nullable Run run;

    ChangeListener(JdbcConnectionDetails database, LiveChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public void start() {
        var started = new Run();
        run = started;
        Thread.ofPlatform().daemon().name("change-listener").start(started::listen);
    }

    @Override
    public void stop() {
        var stopping = run;
        run = null;
        if (stopping != null) {
            stopping.end();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** From a start to the stop that ends it. */
    private final class Run {
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Connection connection;
        private boolean lost;

        void end() {
            ended.countDown();
            close(connection);
        }

        void listen() {
            var retry = FIRST_RETRY;
            while (!hasEnded(Duration.ZERO)) {
                try {
                    hear();
                    retry = FIRST_RETRY;
                } catch (SQLException e) {
                    if (hasEnded(Duration.ZERO)) {
                        return;
                    }
                    if (!lost) {
                        log.warn("Live updates pause, because the database does not answer; reconnecting", e);
                    }
                    lost = true;
                    if (hasEnded(retry)) {
                        return;
                    }
                    retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
                }
            }
        }

        private void hear() throws SQLException {
            try (var opened = open()) {
                connection = opened;
                try (var statement = opened.createStatement()) {
                    statement.execute("LISTEN " + ChangeNotice.CHANNEL);
                }
                if (lost) {
                    log.info("Live updates go on");
                    lost = false;
                    changes.missedSome();
                }
                var notifications = opened.unwrap(PGConnection.class);
                while (!hasEnded(Duration.ZERO)) {
                    var heard = notifications.getNotifications((int) SILENCE.toMillis());
                    if (heard.length == 0 && !opened.isValid((int) ANSWER.toSeconds())) {
                        throw new SQLException("The server is silent");
                    }
                    for (var notification : heard) {
                        changes.announce(notification.getParameter());
                    }
                }
            } finally {
                connection = null;
            }
        }

        private boolean hasEnded(Duration wait) {
            try {
                return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return true;
            }
        }
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "ownsky live updates");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        set(properties, "user", database.getUsername());
        set(properties, "password", database.getPassword());
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /** Wakes the thread that waits in the connection. */
    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            log.debug("The listening connection did not close", e);
        }
    }
}
