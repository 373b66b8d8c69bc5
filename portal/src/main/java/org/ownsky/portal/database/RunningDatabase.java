package org.ownsky.portal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of an installation, for commands that run beside the portal. */
public final class RunningDatabase {

    private RunningDatabase() {}

    /**
     * The one that {@code OWNSKY_DATABASE_URL} names, or else Ownsky's own below the data folder.
     *
     * @throws DatabaseUnavailableException when Ownsky's own does not run; its message is for people
     */
    public static DataSource find(Map<String, String> environment, Path dataDirectory) {
        var url = environment.getOrDefault("OWNSKY_DATABASE_URL", "");
        if (!url.isBlank()) {
            return new DriverManagerDataSource(
                    url,
                    environment.getOrDefault("OWNSKY_DATABASE_USERNAME", EmbeddedPostgres.USER),
                    environment.getOrDefault("OWNSKY_DATABASE_PASSWORD", ""));
        }
        var directory = dataDirectory.resolve("postgres");
        var postmaster = Postmaster.running(directory.resolve("data"))
                .orElseThrow(() -> new DatabaseUnavailableException(
                        "no PostgreSQL runs in %s. Start Ownsky (bin/up), or name a database by OWNSKY_DATABASE_URL."
                                .formatted(directory)));
        return new DriverManagerDataSource(
                EmbeddedPostgres.urlAt(postmaster.port()), EmbeddedPostgres.USER, password(directory));
    }

    private static String password(Path directory) {
        try {
            return Files.readString(directory.resolve("password")).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Can't read the database's password in " + directory, e);
        }
    }
}
