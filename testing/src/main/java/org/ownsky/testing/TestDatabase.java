package org.ownsky.testing;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.ownsky.kernel.ModuleSchema;

/**
 * A PostgreSQL database of a test's own, with the given modules' migrations applied.
 *
 * <p>One server serves all tests of a JVM; each database on it is fresh. Spring tests get one through
 * {@link TestDatabaseConfiguration}.
 */
public final class TestDatabase implements AutoCloseable {

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, Collection<ModuleSchema> schemas) {
        this.server = server;
        this.name = server.createDatabase(schemas);
    }

    /** A database on a server that does not wait for the disk: fast, and gone after a crash. */
    public static TestDatabase create(ModuleSchema... schemas) {
        return create(List.of(schemas));
    }

    public static TestDatabase create(Collection<ModuleSchema> schemas) {
        return new TestDatabase(TestServer.fast(), schemas);
    }

    /** A database that commits to disk as the real one does; for whoever measures. */
    public static TestDatabase durable(Collection<ModuleSchema> schemas) {
        return new TestDatabase(TestServer.durable(), schemas);
    }

    /** Opens a connection for each request; wrap it in a pool where that matters. */
    public DataSource dataSource() {
        return server.connectionsTo(name);
    }

    /** The JDBC address, user included; there is no password. */
    public String url() {
        return server.url(name);
    }

    @Override
    public void close() {
        server.dropDatabase(name);
    }
}
