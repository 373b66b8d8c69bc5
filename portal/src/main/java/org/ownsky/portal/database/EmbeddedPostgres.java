package org.ownsky.portal.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that Ownsky runs for itself on one machine: as durable as any (it waits for the disk), listening on the
 * loopback address only, with a password of its own.
 *
 * <p>A server that outlived a killed Ownsky is taken over; one that dies under a running Ownsky is started again.
 */
final class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    static final String USER = "ownsky";

    /** The one that every new cluster has. */
    private static final String DATABASE = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(1);

    private final PostgresCluster cluster;
    private final String password;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);

    private EmbeddedPostgres(PostgresCluster cluster, Postmaster postmaster) throws IOException {
        this.cluster = cluster;
        this.port = postmaster.port();
        this.password = cluster.password();
        Thread.ofPlatform().daemon().name("postgres-guard").start(() -> guard(postmaster));
    }

    /**
     * Starts the server below {@code directory}, creating it first if need be, and waits until it answers.
     *
     * @throws DatabaseUnavailableException when that can't be; the message is for the person who starts Ownsky
     */
    static EmbeddedPostgres start(Path directory) {
        PostgresCluster cluster = null;
        try {
            cluster = PostgresCluster.claim(directory);
            return new EmbeddedPostgres(cluster, cluster.startOrAdopt());
        } catch (IOException | RuntimeException e) {
            if (cluster != null) {
                cluster.release();
            }
            throw e instanceof DatabaseUnavailableException known
                    ? known
                    : new DatabaseUnavailableException("PostgreSQL did not start in %s: %s".formatted(directory, e), e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return urlAt(port);
    }

    static String urlAt(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() {
        closing.countDown();
        // The guard may be starting the server at this moment.
        synchronized (cluster) {
            try {
                cluster.stop();
            } catch (IOException | DatabaseUnavailableException e) {
                log.warn("PostgreSQL did not stop cleanly; it recovers at the next start", e);
            } finally {
                cluster.release();
            }
        }
    }

    /** Restarts on the same port, so that the pool makes its connections again by itself. */
    private void guard(Postmaster first) {
        var process = first.process();
        while (true) {
            process.onExit().join();
            if (isClosingSoon()) {
                return;
            }
            log.warn("PostgreSQL's process {} ended; starting it again", process.pid());
            var restarted = restart();
            if (restarted.isEmpty()) {
                return;
            }
            process = restarted.get();
        }
    }

    /** Empty when Ownsky itself is stopping. */
    private Optional<ProcessHandle> restart() {
        while (true) {
            synchronized (cluster) {
                if (closing.getCount() == 0) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(cluster.start(port).process());
                } catch (IOException | DatabaseUnavailableException e) {
                    log.error("PostgreSQL does not start again; next attempt in {}", BETWEEN_STARTS, e);
                }
            }
            if (isClosingSoon()) {
                return Optional.empty();
            }
        }
    }

    /** Waits a little: a server that can't start is not asked without end, a dead one's children get time to go. */
    private boolean isClosingSoon() {
        try {
            return closing.await(BETWEEN_STARTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }
}
