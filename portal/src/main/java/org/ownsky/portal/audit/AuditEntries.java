package org.ownsky.portal.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.request.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trail. */
@Repository
class AuditEntries {
    /** Details come from users too; a trail is no place to store a novel. */
    private static final int LONGEST_DETAIL = 2_000;

    private final JdbcClient database;
    private final Clock clock;

    AuditEntries(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(Outcome outcome, Caller caller, String action, String resource, String detail) {
        database.sql("""
                        insert into audit.entry (recorded_at, outcome, account_id, account_name, permissions, origin,
                                                 tenant_id, project_id, action, resource, detail, reference)
                        values (:now, :outcome, :account, :name, :permissions, :origin,
                                :tenant, :project, :action, :resource, :detail, :reference)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.key())
                .param("account", caller.user().value())
                .param("name", caller.name())
                .param("permissions", permissions(caller))
                .param("origin", caller.origin())
                .param("tenant", tenant(caller))
                .param("project", project(caller))
                .param("action", action)
                .param("resource", bounded(resource))
                .param("detail", bounded(detail))
                .param("reference", RequestReference.current().orElse("-"))
                .update();
    }

    private static String[] permissions(Caller caller) {
        return caller.permissions().stream().sorted().map(Permission::name).toArray(String[]::new);
    }

    private static @Nullable String tenant(Caller caller) {
        return caller.tenant().map(Object::toString).orElse(null);
    }

    private static @Nullable String project(Caller caller) {
        return caller.scope().map(ProjectScope::project).map(Object::toString).orElse(null);
    }

    /** PostgreSQL stores no NUL character. */
    private static String bounded(String text) {
        var storable = text.replace('\0', '\uFFFD');
        return storable.length() > LONGEST_DETAIL ? storable.substring(0, LONGEST_DETAIL) + "…" : storable;
    }
}
