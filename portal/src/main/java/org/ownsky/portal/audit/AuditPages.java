package org.ownsky.portal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the trail, a page at a time. */
@Repository
class AuditPages {
    private final JdbcClient database;

    AuditPages(JdbcClient database) {
        this.database = database;
    }

    /** One row more than asked for, when there are more. */
    List<AuditView> rows(AuditQuery query) {
        var conditions = new ArrayList<String>(List.of("id < ?"));
        var values = new ArrayList<Object>(List.of(query.before()));
        query.tenant().ifPresent(tenant -> add(conditions, values, "tenant_id = ?", tenant.value()));
        query.project().ifPresent(project -> add(conditions, values, "project_id = ?", project.value()));
        query.action().ifPresent(action -> add(conditions, values, "action = ?", storable(action)));
        query.resource().ifPresent(resource -> add(conditions, values, "resource = ?", storable(resource)));
        query.denied()
                .ifPresent(denied ->
                        add(conditions, values, "outcome = ?", (denied ? Outcome.DENIED : Outcome.DONE).key()));
        values.add(query.limit() + 1);
        return database.sql("select * from audit.entry where " + String.join(" and ", conditions)
                        + " order by id desc limit ?")
                .params(values)
                .query(AuditPages::read)
                .list();
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    /** What has a NUL character is stored without it. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static AuditView read(ResultSet row, int number) throws SQLException {
        return new AuditView(
                row.getLong("id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Outcome.DENIED.key().equals(row.getString("outcome")),
                row.getString("account_id"),
                row.getString("account_name"),
                List.of((String[]) row.getArray("permissions").getArray()),
                row.getString("origin"),
                Optional.ofNullable(row.getString("tenant_id")),
                Optional.ofNullable(row.getString("project_id")),
                row.getString("action"),
                row.getString("resource"),
                row.getString("detail"),
                row.getString("reference"));
    }
}
