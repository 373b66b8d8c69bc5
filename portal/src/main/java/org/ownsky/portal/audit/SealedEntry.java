package org.ownsky.portal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as the hash chain sees it: every column that tells something, in the order in which they are hashed. */
record SealedEntry(
        long id,
        Instant recordedAt,
        String outcome,
        String accountId,
        String accountName,
        List<String> permissions,
        String origin,
        @Nullable String tenantId,
        @Nullable String projectId,
        String action,
        String resource,
        String detail,
        String reference,
        @Nullable List<String> roles,
        @Nullable String before,
        @Nullable String after) {
    /** For an entry with the alias {@code e}. */
    static final String COLUMNS = """
            e.id, e.recorded_at, e.outcome, e.account_id, e.account_name, e.permissions, e.origin, e.tenant_id, e.project_id,
            e.action, e.resource, e.detail, e.reference, e.roles, e.fields_before::text as fields_before,
            e.fields_after::text as fields_after""";

    SealedEntry {
        permissions = List.copyOf(permissions);
        roles = roles == null ? null : List.copyOf(roles);
    }

    /** Whether it was written before entries had roles and changes. */
    boolean early() {
        return roles == null && before == null && after == null;
    }

    static SealedEntry read(ResultSet row) throws SQLException {
        return new SealedEntry(
                row.getLong("id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("outcome"),
                row.getString("account_id"),
                row.getString("account_name"),
                List.of((String[]) row.getArray("permissions").getArray()),
                row.getString("origin"),
                row.getString("tenant_id"),
                row.getString("project_id"),
                row.getString("action"),
                row.getString("resource"),
                row.getString("detail"),
                row.getString("reference"),
                roles(row),
                row.getString("fields_before"),
                row.getString("fields_after"));
    }

    private static @Nullable List<String> roles(ResultSet row) throws SQLException {
        var roles = row.getArray("roles");
        return roles == null ? null : List.of((String[]) roles.getArray());
    }
}
