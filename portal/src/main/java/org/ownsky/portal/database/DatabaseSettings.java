package org.ownsky.portal.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is.
 *
 * @param url JDBC address of a PostgreSQL that somebody else runs; absent means that Ownsky runs its own
 * @param username for {@code url}
 * @param password for {@code url}
 * @param directory where Ownsky's own PostgreSQL keeps its software, data and log
 */
@ConfigurationProperties("ownsky.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("ownsky") String username,
        @Nullable String password,
        @DefaultValue("var/postgres") Path directory) {

    /** Whether Ownsky runs the server itself. */
    boolean isOwn() {
        return url == null || url.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=%s, username=%s, directory=%s]".formatted(url, username, directory);
    }
}
