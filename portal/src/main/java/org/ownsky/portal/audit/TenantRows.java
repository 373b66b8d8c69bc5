package org.ownsky.portal.audit;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A tenant's entries in PostgreSQL. */
@Repository
class TenantRows {
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient database;

    TenantRows(JdbcClient database) {
        this.database = database;
    }

    /** What was done in the tenant and its projects, and to it, the oldest first; in a transaction. */
    void each(TenantId tenant, Consumer<TenantTrail.Line> reader) {
        database.sql("""
                        select recorded_at, outcome, account_id, account_name, roles, origin, coalesce(project_id, '') as project_id,
                               action, resource, detail, coalesce(fields_before::text, '') as before,
                               coalesce(fields_after::text, '') as after, reference
                        from audit.entry
                        where tenant_id = :tenant or resource = :tenant
                        order by id
                        """)
                .param("tenant", tenant.value())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    reader.accept(new TenantTrail.Line(
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getString("outcome"),
                            row.getString("account_id"),
                            row.getString("account_name"),
                            String.join(" ", AuditPages.texts(row, "roles")),
                            row.getString("origin"),
                            row.getString("project_id"),
                            row.getString("action"),
                            row.getString("resource"),
                            row.getString("detail"),
                            row.getString("before"),
                            row.getString("after"),
                            row.getString("reference")));
                });
    }
}
