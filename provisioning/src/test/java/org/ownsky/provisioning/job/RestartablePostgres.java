package org.ownsky.provisioning.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.ownsky.kernel.ModuleSchema;

/** A PostgreSQL server of a test's own that can be stopped and started, keeping its data and its port. */
final class RestartablePostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    RestartablePostgres(Path data) {
        this.data = data;
        this.port = freePort();
        this.server = started();
        var schema = new ModuleSchema("provisioning");
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .schemas(schema.name())
                .locations(schema.migrations())
                .load()
                .migrate();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends every session, as an administrator's restart does. */
    void restart() {
        close();
        server = started();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
