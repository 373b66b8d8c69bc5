package org.ownsky.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.SpringApplication;

/** One PostgreSQL server of this JVM; it goes when the JVM goes. */
final class TestServer {

    private static final TestServer FAST = new TestServer("off");

    /** Starts only when a measuring test asks for it. */
    private static final class Durable {
        private static final TestServer SERVER = new TestServer("on");
    }

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();
    private final Map<String, String> templates = new ConcurrentHashMap<>();

    private TestServer(String durability) {
        try {
            this.postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", durability)
                    .setServerConfig("synchronous_commit", durability)
                    .setServerConfig("full_page_writes", durability)
                    .setServerConfig("max_connections", "500")
                    .setRegisterShutdownHook(false)
                    .start();
            // After Spring's contexts are closed: what they stop would wait for a database that is gone.
            SpringApplication.getShutdownHandlers().add(this::stop);
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopWithoutSpring));
        } catch (IOException e) {
            throw new UncheckedIOException("The tests' PostgreSQL did not start", e);
        }
    }

    static TestServer fast() {
        return FAST;
    }

    static TestServer durable() {
        return Durable.SERVER;
    }

    /** Migrating is done once for each set of schemas; further databases are copies of that one. */
    String createDatabase(Collection<ModuleSchema> schemas) {
        var names = schemas.stream().map(ModuleSchema::name).collect(Collectors.toCollection(TreeSet::new));
        var template = templates.computeIfAbsent(String.join(",", names), ignored -> migrated(schemas));
        return create(template);
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    DataSource connectionsTo(String database) {
        return postgres.getDatabase("postgres", database);
    }

    String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    /** Spring calls nobody in a JVM in which no application ran. */
    private void stopWithoutSpring() {
        if (!SpringApplications.anyStarted()) {
            stop();
        }
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The tests' PostgreSQL did not stop", e);
        }
    }

    private String migrated(Collection<ModuleSchema> schemas) {
        var name = create("template1");
        for (var schema : schemas) {
            Flyway.configure()
                    .dataSource(connectionsTo(name))
                    .schemas(schema.name())
                    .locations(schema.migrations())
                    .load()
                    .migrate();
        }
        return name;
    }

    private String create(String template) {
        var name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private void execute(String statementOfOwnNames) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statementOfOwnNames);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The tests' PostgreSQL refused \"%s\": %s".formatted(statementOfOwnNames, e.getMessage()), e);
        }
    }
}
