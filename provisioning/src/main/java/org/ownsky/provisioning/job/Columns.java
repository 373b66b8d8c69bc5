package org.ownsky.provisioning.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Between JDBC's values and ours. */
final class Columns {
    /** Longest text stored for people: enough for a sentence or three, too short for a stack trace. */
    private static final int TEXT_LIMIT = 2000;

    private Columns() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** For a {@code timestamptz} parameter. */
    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Makes any text storable: PostgreSQL takes no NUL character, and people no novel. */
    static String storable(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= TEXT_LIMIT ? clean : clean.substring(0, TEXT_LIMIT) + "…";
    }
}
