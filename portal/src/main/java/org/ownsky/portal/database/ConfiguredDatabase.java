package org.ownsky.portal.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL that somebody else runs. */
record ConfiguredDatabase(
        String url, String username, @Nullable String password) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConfiguredDatabase[url=%s, username=%s]".formatted(url, username);
    }
}
